import type { ComponentProps } from 'react';
import { type ButtonKind, buttonStyle } from './button-style.ts';
import { Spinner } from './spinner.tsx';

type Props = ComponentProps<'button'> & { kind?: ButtonKind; busy?: boolean };

/** While busy it keeps its focus and its width, and does nothing. */
export function Button({ kind = 'primary', busy = false, className, children, onClick, ...rest }: Props) {
  return (
    <button
      type="button"
      className={buttonStyle(kind, className)}
      aria-busy={busy}
      aria-disabled={busy}
      onClick={busy ? undefined : onClick}
      {...rest}
    >
      {busy && <Spinner />}
      {children}
    </button>
  );
}
