import type { Logger } from './create-logger.ts';

type Closer = () => unknown;

export interface ShutdownOptions {
  logger: Logger;
  /** All closers together get this long; then the process exits with 1. Default 10 s. */
  timeoutMs?: number;
}

/** A terminal and npm both pass on one Ctrl-C: what follows this closely is the same signal. */
const sameSignalMs = 1_000;

/**
 * On SIGTERM, SIGINT, or when the parent that started us over IPC is gone: calls the closers one after the other
 * and exits with 0; a second signal exits at once. An unhandled rejection or exception is logged and exits with 1.
 */
export function onShutdown(options: ShutdownOptions, ...closers: readonly Closer[]): void {
  const { logger } = options;
  let startedAt: number | undefined;

  const stop = (reason: string) => {
    if (startedAt !== undefined) {
      if (Date.now() - startedAt > sameSignalMs) process.exit(1);
      return;
    }
    startedAt = Date.now();
    logger.info({ reason }, 'shutting down');
    void closeAll(closers, options.timeoutMs ?? 10_000, logger).then((code) => process.exit(code));
  };

  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  if (process.connected) process.on('disconnect', () => stop('parent gone'));
  process.on('unhandledRejection', (error) => crash(logger, error, 'unhandled rejection'));
  process.on('uncaughtException', (error) => crash(logger, error, 'uncaught exception'));
}

async function closeAll(closers: readonly Closer[], timeoutMs: number, logger: Logger): Promise<0 | 1> {
  const timer = setTimeout(() => {
    logger.error({ timeoutMs }, 'shutdown took too long');
    process.exit(1);
  }, timeoutMs);
  let code: 0 | 1 = 0;
  for (const close of closers) {
    try {
      await close();
    } catch (error) {
      logger.error({ err: error }, 'could not close cleanly');
      code = 1;
    }
  }
  clearTimeout(timer);
  return code;
}

function crash(logger: Logger, error: unknown, message: string): void {
  logger.fatal({ err: error }, message);
  process.exit(1);
}
