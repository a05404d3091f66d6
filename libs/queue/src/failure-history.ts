/** One failed attempt. */
export interface JobFailure {
  /** ISO 8601. */
  at: string;
  attempt: number;
  message: string;
}

const messageLimit = 500;

/**
 * Thrown to BullMQ for a failed attempt. BullMQ keeps the `stack` of each one with the job; here it holds the attempt
 * as JSON instead of a stack trace (which the log has), so that a dead letter can tell its history.
 */
export class FailedAttempt extends Error {
  constructor(failure: JobFailure) {
    super(failure.message);
    this.name = 'FailedAttempt';
    this.stack = JSON.stringify(failure);
  }
}

export function jobFailure(at: Date, attempt: number, reason: unknown): JobFailure {
  const message = reason instanceof Error ? `${reason.name}: ${reason.message}` : String(reason);
  return { at: at.toISOString(), attempt, message: withoutSecrets(message).slice(0, messageLimit) };
}

/** The earlier failures of a job, oldest first. What is not in our form (BullMQ's own) is left out. */
export function readHistory(stacks: readonly string[] | null | undefined): JobFailure[] {
  return (stacks ?? []).map(parseJson).filter(isJobFailure);
}

function isJobFailure(value: unknown): value is JobFailure {
  return (
    typeof value === 'object' && value !== null && 'at' in value && 'attempt' in value && 'message' in value
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A dead letter is shown to support: bot tokens and keys that a library put into its message stay out. */
function withoutSecrets(message: string): string {
  return message
    .replace(/(\d{5,}):[\w-]{20,}/g, '$1:[redacted]')
    .replace(/\b(sk|rk)_(test|live)_\w+|\bwhsec_[\w+/=]+/g, '[redacted]')
    .replace(/(\/\/[^\s:/@]*):[^\s/@]+@/g, '$1:[redacted]@');
}
