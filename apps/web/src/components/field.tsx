import { type ReactNode, useId } from 'react';
import { useTranslations } from 'use-intl';

/** What the control inside a field must be given, so that label, hint and error belong to it for everybody. */
export interface FieldControl {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': boolean;
}

interface Props {
  /** For who must find the control; one of its own otherwise. */
  id?: string | undefined;
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong with what was typed; announced. */
  error?: string | undefined;
  optional?: boolean | undefined;
  className?: string | undefined;
  children: (control: FieldControl) => ReactNode;
}

/** A control with its label, and below it what helps or what is wrong. */
export function Field({ id: given, label, hint, error, optional = false, className = '', children }: Props) {
  const own = useId();
  const id = given ?? own;
  const t = useTranslations('common');
  return (
    <div className={`flex flex-col gap-1.5 ${className}`}>
      <label htmlFor={id} className="font-medium">
        {label}
        {optional && <span className="font-normal text-muted"> ({t('optional')})</span>}
      </label>
      {children(controlOf(id, { hint, error }))}
      <FieldNotes id={id} hint={hint} error={error} />
    </div>
  );
}

interface Notes {
  hint: ReactNode;
  error: string | undefined;
}

/** What ties a control to its notes. */
export function controlOf(id: string, { hint, error }: Notes): FieldControl {
  const described = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ');
  return { id, 'aria-describedby': described || undefined, 'aria-invalid': error !== undefined };
}

/** Below a control: what is wrong, and what helps. */
export function FieldNotes({ id, hint, error }: Notes & { id: string }) {
  return (
    <>
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
    </>
  );
}
