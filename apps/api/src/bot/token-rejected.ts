import { noteRejection } from '@latchkey/access/own-bot/note-rejection';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';

/** Telegram rejects the token of a registered bot: its creator is told. */
export function botTokenRejected(deps: Deps): UseCases['bot']['tokenRejected'] {
  return ({ correlationId }, rejected) => noteRejection(deps, { ...rejected, correlationId });
}
