import { type DestinationStream, type Logger, type LoggerOptions, pino, stdTimeFunctions } from 'pino';
import { redact } from './redact.ts';
import { scrub } from './scrub.ts';
import { serializeError } from './serialize-error.ts';

export type { Logger };

/**
 * JSON lines on stdout. Fields whose name says that they are secret or personal are blanked at any depth; tokens,
 * keys and addresses inside messages and error texts are scrubbed from the finished line.
 *
 * @param name the process, as it appears in each line.
 * @param destination only for tests; otherwise stdout.
 */
export function createLogger(
  options: { name: string; level?: string },
  destination?: DestinationStream,
): Logger {
  const settings: LoggerOptions = {
    name: options.name,
    level: options.level ?? 'info',
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }), bindings: ({ name }) => ({ name }), log: redact },
    serializers: { err: (error: unknown) => (error instanceof Error ? serializeError(error) : error) },
    hooks: { streamWrite: scrub },
  };
  // Written beside the work, not by it; what is held at an orderly exit is written by pino's exit hook.
  return pino(settings, destination ?? pino.destination({ sync: false }));
}

/** A logger whose lines carry the correlation id that follows one payment through all processes. */
export function withCorrelation(logger: Logger, correlationId: string): Logger {
  return logger.child({ correlationId });
}
