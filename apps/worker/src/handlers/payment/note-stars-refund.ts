import { noteRefund } from '@latchkey/access/stars/note-refund';
import { readStarsRefund } from '@latchkey/billing/stars/read-refund';
import { done } from '@latchkey/contracts/jobs/outcome';
import { findOwnBot } from '@latchkey/db/bot/find-own-bot';
import type { Handler } from '@latchkey/queue/handlers';
import type { WorkerDeps } from '../../worker-deps.ts';
import { readStoredUpdate } from '../read-stored-update.ts';
import { settlingUpdate } from '../settling-update.ts';
import { outcomeOfFailure } from './outcome-of-failure.ts';

/** Notes that Stars went back, as the update `message.refunded_payment` tells. */
export function noteStarsRefund(deps: WorkerDeps): Handler<'stars.noteRefund'> {
  return settlingUpdate(deps, async ({ botTelegramId, updateId }) => {
    try {
      const update = await readStoredUpdate(deps, { botTelegramId, updateId });
      const refund = readStarsRefund(update?.message);
      const bot = await findOwnBot(deps.database.db, botTelegramId);
      if (!refund || !bot) return { kind: 'stop', reason: 'a refund in Stars for no bot of ours' };
      await noteRefund(deps, refund, { organisationId: bot.organisationId, botTelegramId });
      return done;
    } catch (error) {
      return outcomeOfFailure(error);
    }
  });
}
