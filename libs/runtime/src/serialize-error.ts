interface SerializedError {
  type: string;
  message: string;
  code?: string | number;
  stack?: string;
  cause?: SerializedError | string;
}

/**
 * What is logged of an error: not its other fields, which in the errors of database and HTTP clients carry
 * parameters, payloads and headers.
 */
export function serializeError(error: unknown, depth = 0): SerializedError | string {
  if (!(error instanceof Error)) return typeof error === 'string' ? error : `thrown: ${typeof error}`;
  const { code } = error as Error & { code?: unknown };
  return {
    type: error.name,
    message: withoutParameters(error.message),
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    ...(error.stack === undefined ? {} : { stack: withoutParameters(error.stack) }),
    ...(error.cause === undefined || depth >= 4 ? {} : { cause: serializeError(error.cause, depth + 1) }),
  };
}

/** Drizzle puts the values of a failed query behind "params:", on a line of their own. */
function withoutParameters(text: string): string {
  return text.replace(/^params: .*$/gm, 'params: [redacted]');
}
