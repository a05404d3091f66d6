import type { ZodError, ZodType } from 'zod';
import { z } from 'zod';
import { invalidRequest, type StripeError } from './stripe-error.ts';

/** Field types as they come in a form: everything is text. */
export const text = z.string().min(1);
export const textOrUnset = z.string().transform((value) => (value === '' ? null : value));
export const integer = z
  .string()
  .regex(/^-?\d+$/, 'Invalid integer')
  .transform(Number);
export const decimal = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/, 'Invalid decimal')
  .transform(Number);
export const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
export const metadata = z.union([
  z.literal('').transform(() => null),
  z.record(z.string().max(40), z.string().max(500)),
]);
export const timeRange = z.union([
  integer,
  z.object({ gt: integer, gte: integer, lt: integer, lte: integer }).partial(),
]);

/** Parameters that Stripe takes and the sandbox does not act on. */
export function accepted<const N extends string>(...names: N[]): Record<N, z.ZodOptional<z.ZodUnknown>> {
  return Object.fromEntries(names.map((name) => [name, z.unknown().optional()])) as Record<
    N,
    z.ZodOptional<z.ZodUnknown>
  >;
}

/** A closed set of parameters: an unknown one is an error, as it is at Stripe. */
export function params<T extends z.ZodRawShape>(shape: T) {
  return z.strictObject({ ...shape, expand: z.array(z.string()).optional() });
}

export const pageParams = {
  limit: integer.optional(),
  starting_after: text.optional(),
  ending_before: text.optional(),
};

export function parseParams<T>(schema: ZodType<T>, raw: unknown): T {
  const result = schema.safeParse(raw);
  if (!result.success) throw refusal(result.error);
  return result.data;
}

/** Metadata with the given keys merged in; an empty value removes its key, an unset hash removes all. */
export function mergeMetadata(
  current: Record<string, string>,
  given: Record<string, string> | null | undefined,
): Record<string, string> {
  if (given === undefined) return current;
  if (given === null) return {};
  const merged = { ...current, ...given };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== ''));
}

function refusal(error: ZodError): StripeError {
  const issue = error.issues[0];
  const path = issue?.path.map(String) ?? [];
  const name =
    path.length === 0
      ? ''
      : path[0] +
        path
          .slice(1)
          .map((step) => `[${step}]`)
          .join('');
  if (issue?.code === 'unrecognized_keys') {
    const unknown = issue.keys[0] ?? '';
    const param = name === '' ? unknown : `${name}[${unknown}]`;
    return invalidRequest(`Received unknown parameter: ${param}`, param, 'parameter_unknown');
  }
  if (issue?.code === 'invalid_type' && issue.message.includes('received undefined')) {
    return invalidRequest(`Missing required param: ${name}.`, name, 'parameter_missing');
  }
  return invalidRequest(`Invalid ${name}: ${issue?.message ?? 'not understood'}`, name);
}
