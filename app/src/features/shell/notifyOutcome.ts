import { notifications } from '@mantine/notifications';

/**
 * Says how something went that was under way.
 * @param reason Why it is not done; undefined where it is.
 */
export function notifyOutcome(key: string, title: string, reason: string | undefined): void {
  notifications.show({
    id: key,
    color: reason === undefined ? 'commons' : 'red',
    title: reason === undefined ? 'Done' : 'Not done',
    message: reason === undefined ? title : `${title}: ${reason}`,
    autoClose: reason === undefined ? 8_000 : false,
    closeButtonProps: { 'aria-label': 'Dismiss' },
  });
}
