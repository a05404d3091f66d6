import type { ComponentProps, ReactNode } from 'react';
import { controlStyle } from './control-style.ts';
import { Field } from './field.tsx';

type Props = ComponentProps<'select'> & {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  optional?: boolean | undefined;
};

/** One of a few things, with its label. The browser's own list: it works on every phone. */
export function SelectField({ id, label, hint, error, optional, className, children, ...select }: Props) {
  return (
    <Field id={id} label={label} hint={hint} error={error} optional={optional} className={className}>
      {(control) => (
        <select {...control} className={controlStyle} {...select}>
          {children}
        </select>
      )}
    </Field>
  );
}
