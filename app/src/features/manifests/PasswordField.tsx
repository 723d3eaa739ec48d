import { PasswordInput } from '@mantine/core';
import type { ReactNode } from 'react';

/** A secret that is typed, and not offered to the browser's own store. */
export function PasswordField(props: { label: string; value: string; onChange: (value: string) => void }): ReactNode {
  return (
    <PasswordInput
      label={props.label}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
      autoComplete="off"
      spellCheck={false}
      visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the token' }}
    />
  );
}
