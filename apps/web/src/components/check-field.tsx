import { type ComponentProps, type ReactNode, useId } from 'react';

type Props = ComponentProps<'input'> & { label: ReactNode; hint?: ReactNode; error?: string | undefined };

/** Yes or no, with what it means beside it. */
export function CheckField({ label, hint, error, className = '', ...input }: Props) {
  const id = useId();
  const described = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ');
  return (
    <div className={`flex gap-3 ${className}`}>
      <input
        id={id}
        type="checkbox"
        aria-describedby={described || undefined}
        aria-invalid={error !== undefined}
        className="mt-1 size-5 shrink-0 accent-accent"
        {...input}
      />
      <div className="flex min-w-0 flex-col gap-1">
        <label htmlFor={id}>{label}</label>
        {error && (
          <p id={`${id}-error`} role="alert" className="text-sm font-medium text-bad">
            {error}
          </p>
        )}
        {hint && (
          <p id={`${id}-hint`} className="text-sm text-muted">
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}
