import type { ComponentProps } from 'react';
import { type ButtonKind, type ButtonSize, buttonStyle } from './button-style.ts';
import { Spinner } from './spinner.tsx';

type Props = ComponentProps<'button'> & { kind?: ButtonKind; size?: ButtonSize; busy?: boolean };

/** While busy it keeps its focus and its width, and does nothing. */
export function Button(props: Props) {
  const {
    kind = 'primary',
    size,
    busy = false,
    className,
    children,
    onClick,
    type = 'button',
    ...rest
  } = props;
  return (
    <button
      type={busy ? 'button' : type}
      className={buttonStyle(kind, size, className)}
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
