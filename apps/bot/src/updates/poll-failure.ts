import type { Logger } from '@latchkey/runtime/create-logger';
import { GrammyError } from 'grammy';
import { backoffMs } from '../backoff.ts';

export interface AfterPollFailure {
  waitMs: number;
  /** A webhook is set although this process asks: it is to be removed. */
  webhookInTheWay: boolean;
  /** Nothing but another token helps. */
  tokenRejected: boolean;
}

const nothingMore = { webhookInTheWay: false, tokenRejected: false };
const maxPauseMs = 15_000;
const refusedPauseMs = 30_000;

/** Says what is wrong and how long to wait before updates are asked for again. */
export function afterPollFailure(error: unknown, failures: number, log: Logger): AfterPollFailure {
  const waitMs = backoffMs(failures, maxPauseMs);
  if (!(error instanceof GrammyError)) {
    log.warn({ err: error, failures }, 'Telegram did not answer');
    return { waitMs, ...nothingMore };
  }
  const fields = { status: error.error_code, reason: error.description, failures };
  switch (error.error_code) {
    case 429: {
      const seconds = error.parameters.retry_after ?? 1;
      log.warn({ ...fields, seconds }, 'Telegram asks to wait');
      return { waitMs: seconds * 1_000 + 50, ...nothingMore };
    }
    case 409: {
      const webhookInTheWay = /webhook is active/i.test(error.description);
      log.error(fields, webhookInTheWay ? 'a webhook is set; removing it' : 'another process polls this bot');
      return { waitMs, webhookInTheWay, tokenRejected: false };
    }
    case 401:
    case 404:
      log.error(fields, 'Telegram rejects the token');
      return { waitMs: refusedPauseMs, webhookInTheWay: false, tokenRejected: true };
    default:
      log.warn(fields, 'Telegram refused to give updates');
      return { waitMs, ...nothingMore };
  }
}
