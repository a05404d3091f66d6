import { serializeError } from './serialize-error.ts';

const secretKeys =
  /(token|secret|password|passwd|authorization|cookie|(api|secret|private)_?key|signature|encryption_?key|e-?mail|invite_?link|first_?name|last_?name|user_?name|phone)$/i;
const maxDepth = 6;

/**
 * A copy of a log line's fields without secrets and personal data, decided by the fields' names at any depth.
 * Instances of classes (requests, replies) are left to pino's serializers.
 */
export function redact(fields: Record<string, unknown>): Record<string, unknown> {
  return redactObject(fields, 0);
}

function redactObject(fields: Record<string, unknown>, depth: number): Record<string, unknown> {
  const clean: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(fields)) {
    clean[key] = secretKeys.test(key) && value != null ? '[redacted]' : redactValue(value, depth);
  }
  return clean;
}

function redactValue(value: unknown, depth: number): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= maxDepth) return '[deep]';
  if (Array.isArray(value)) return value.map((each) => redactValue(each, depth + 1));
  if (value instanceof Error) return serializeError(value);
  return isPlain(value) ? redactObject(value, depth + 1) : value;
}

function isPlain(value: object): value is Record<string, unknown> {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
