import type { FieldValues, Path, UseFormReturn } from 'react-hook-form';
import { errorDataOf } from '../api/error-data-of.ts';

/**
 * Puts what the server says of single fields at these fields.
 *
 * @returns whether there was such a thing; otherwise the error is of the whole and is to be shown above the form
 */
export function showServerErrors<T extends FieldValues>(form: UseFormReturn<T>, error: unknown): boolean {
  const fields = errorDataOf(error)?.fields ?? {};
  const known = Object.entries(fields).filter(([name]) => name in form.getValues());
  for (const [name, messages] of known) {
    form.setError(name as Path<T>, { message: String(messages[0]) }, { shouldFocus: true });
  }
  return known.length > 0;
}
