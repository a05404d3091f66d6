import { errorDataOf } from '../../api/error-data-of.ts';

/** Whether the api says that it is this field that is wrong. */
export function wrongField(error: unknown, field: string): boolean {
  return errorDataOf(error)?.fields?.[field] !== undefined;
}
