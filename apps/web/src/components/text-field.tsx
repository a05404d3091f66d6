import type { ComponentProps, ReactNode } from 'react';
import { controlStyle } from './control-style.ts';
import { Field } from './field.tsx';

type Props = ComponentProps<'input'> & {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  optional?: boolean | undefined;
};

/** One line of text with its label. Takes what react-hook-form's `register` gives. */
export function TextField({ id, label, hint, error, optional, className, ...input }: Props) {
  return (
    <Field id={id} label={label} hint={hint} error={error} optional={optional} className={className}>
      {(control) => <input {...control} className={controlStyle} {...input} />}
    </Field>
  );
}
