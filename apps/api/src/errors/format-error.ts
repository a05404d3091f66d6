import { type ErrorCode, LatchkeyError } from '@latchkey/contracts/errors';
import type { TRPC_ERROR_CODE_KEY, TRPC_ERROR_CODE_NUMBER, TRPCError } from '@trpc/server';
import { z } from 'zod';
import { errorCodeOfTrpc } from './error-codes.ts';

interface ErrorShape {
  /** For people: what they can do about it. */
  message: string;
  code: TRPC_ERROR_CODE_NUMBER;
  data: {
    code: TRPC_ERROR_CODE_KEY;
    httpStatus: number;
    path: string | null;
    errorCode: ErrorCode;
    /** To be quoted to support: it finds the call in all logs. */
    correlationId: string | null;
    /** Only with `invalid_input`: what is wrong, by field. */
    fields?: Record<string, string[]>;
  };
}

/** An error as every caller sees it. No stack, and nothing of what went wrong inside. */
export function formatError(options: {
  error: TRPCError;
  path: string | undefined;
  ctx: { correlationId: string } | undefined;
  shape: { code: TRPC_ERROR_CODE_NUMBER; data: { httpStatus: number } };
}): ErrorShape {
  const { error, path, ctx, shape } = options;
  const known = error.cause instanceof LatchkeyError ? error.cause : null;
  const fields = error.cause instanceof z.core.$ZodError ? fieldsOf(error.cause) : fieldOf(known);
  const errorCode = known?.code ?? errorCodeOfTrpc(error.code);
  return {
    message: messageFor(errorCode, known, fields),
    code: shape.code,
    data: {
      code: error.code,
      httpStatus: shape.data.httpStatus,
      path: path ?? null,
      errorCode,
      correlationId: ctx?.correlationId ?? null,
      ...(fields && errorCode === 'invalid_input' ? { fields } : {}),
    },
  };
}

function messageFor(
  code: ErrorCode,
  known: LatchkeyError | null,
  fields: Record<string, string[]> | null,
): string {
  if (known) return known.message;
  if (code === 'internal') return 'Something went wrong on our side.';
  if (code === 'not_found') return 'There is no such procedure.';
  if (code !== 'invalid_input') return 'This cannot be done right now.';
  const problems = Object.entries(fields ?? {}).map(
    ([field, messages]) => `${field}: ${messages.join(', ')}`,
  );
  return problems.length > 0 ? problems.join('; ') : 'The request cannot be read.';
}

/** A use case names the field at the head of its message: `code: this code has expired.` */
function fieldOf(known: LatchkeyError | null): Record<string, string[]> | null {
  const [, field, message] = /^([a-z]\w*): (.+)$/s.exec(known?.message ?? '') ?? [];
  return known?.code === 'invalid_input' && field && message ? { [field]: [message] } : null;
}

function fieldsOf(error: z.core.$ZodError): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  for (const issue of error.issues) {
    const field = issue.path.map(String).join('.') || 'input';
    fields[field] = [...(fields[field] ?? []), issue.message];
  }
  return fields;
}
