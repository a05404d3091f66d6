import { noteRenewal } from '@latchkey/access/stars/note-renewal';
import { readStarsRenewal } from '@latchkey/billing/stars/read-renewal';
import { done } from '@latchkey/contracts/jobs/outcome';
import { findOwnBot } from '@latchkey/db/bot/find-own-bot';
import type { Handler } from '@latchkey/queue/handlers';
import type { WorkerDeps } from '../../worker-deps.ts';
import { readStoredUpdate } from '../read-stored-update.ts';
import { settlingUpdate } from '../settling-update.ts';

/** Notes whether Telegram goes on charging, as the update `subscription` tells. */
export function noteStarsRenewal(deps: WorkerDeps): Handler<'stars.noteRenewal'> {
  return settlingUpdate(deps, async ({ botTelegramId, updateId }) => {
    const update = await readStoredUpdate(deps, { botTelegramId, updateId });
    const change = readStarsRenewal(update?.subscription);
    const bot = await findOwnBot(deps.database.db, botTelegramId);
    if (!update || !change || !bot)
      return { kind: 'stop', reason: 'a subscription in Stars that cannot be read, or for no bot of ours' };
    const said = { ...change, saidAt: update.receivedAt, updateId };
    const noted = await noteRenewal(deps, said, { organisationId: bot.organisationId, botTelegramId });
    // Its first payment is on the way, or will be found among the transactions.
    return noted === 'too_early' ? { kind: 'retry', reason: 'no payment of it is known yet' } : done;
  });
}
