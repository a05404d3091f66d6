import { type ComponentProps, type ReactNode, useId } from 'react';
import { controlOf, FieldNotes } from './field.tsx';

type Props = ComponentProps<'input'> & { label: ReactNode; hint?: ReactNode; error?: string | undefined };

/** Yes or no, with what it means beside it. */
export function CheckField({ id: given, label, hint, error, className = '', ...input }: Props) {
  const own = useId();
  const id = given ?? own;
  return (
    <div className={`flex gap-3 ${className}`}>
      <input
        {...controlOf(id, { hint, error })}
        type="checkbox"
        className="mt-1 size-5 shrink-0 accent-accent"
        {...input}
      />
      <div className="flex min-w-0 flex-col gap-1">
        <label htmlFor={id}>{label}</label>
        <FieldNotes id={id} hint={hint} error={error} />
      </div>
    </div>
  );
}
