import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';

/** Something went wrong: what, in a sentence, and what can be done. */
export function Problem(props: { title: string; children?: ReactNode; onClose?: () => void }): ReactNode {
  return (
    <Alert
      role="alert"
      color="red"
      variant="light"
      icon={<IconAlertTriangle aria-hidden />}
      title={props.title}
      withCloseButton={props.onClose !== undefined}
      closeButtonLabel="Dismiss"
      {...(props.onClose === undefined ? {} : { onClose: props.onClose })}
    >
      {props.children}
    </Alert>
  );
}
