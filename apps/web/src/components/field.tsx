import { type ReactNode, useId } from 'react';
import { useTranslations } from 'use-intl';

/** What the control inside a field must be given, so that label, hint and error belong to it for everybody. */
export interface FieldControl {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': boolean;
}

interface Props {
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong with what was typed; announced. */
  error?: string | undefined;
  optional?: boolean | undefined;
  className?: string | undefined;
  children: (control: FieldControl) => ReactNode;
}

/** A control with its label, and below it what helps or what is wrong. */
export function Field({ label, hint, error, optional = false, className = '', children }: Props) {
  const id = useId();
  const t = useTranslations('common');
  const described = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ');
  return (
    <div className={`flex flex-col gap-1.5 ${className}`}>
      <label htmlFor={id} className="font-medium">
        {label}
        {optional && <span className="font-normal text-muted"> ({t('optional')})</span>}
      </label>
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error !== undefined })}
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
  );
}
