import type { ComponentProps, ReactNode } from 'react';
import { controlStyle } from './control-style.ts';
import { Field } from './field.tsx';

type Props = ComponentProps<'textarea'> & {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  optional?: boolean | undefined;
};

/** Several lines of text with their label. */
export function TextAreaField({ id, label, hint, error, optional, className, rows = 4, ...area }: Props) {
  return (
    <Field id={id} label={label} hint={hint} error={error} optional={optional} className={className}>
      {(control) => <textarea {...control} rows={rows} className={controlStyle} {...area} />}
    </Field>
  );
}
