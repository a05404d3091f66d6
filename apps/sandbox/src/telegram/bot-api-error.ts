export interface ErrorParameters {
  retry_after?: number;
  migrate_to_chat_id?: number;
}

const prefixes: Record<number, string> = { 400: 'Bad Request: ', 403: 'Forbidden: ', 409: 'Conflict: ' };

/** A refusal, as the Bot API words it: `description` is what stands after "Bad Request: " or "Forbidden: ". */
export class BotApiError extends Error {
  override name = 'BotApiError';
  readonly code: number;
  readonly parameters: ErrorParameters | undefined;

  constructor(code: number, description: string, parameters?: ErrorParameters) {
    super(`${prefixes[code] ?? ''}${description}`);
    this.code = code;
    this.parameters = parameters;
  }
}

export const badRequest = (description: string) => new BotApiError(400, description);
export const forbidden = (description: string) => new BotApiError(403, description);
