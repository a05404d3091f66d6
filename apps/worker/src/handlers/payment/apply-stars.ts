import { applyStarsPayment } from '@latchkey/access/apply/apply-stars-payment';
import { giveBackStars } from '@latchkey/access/stars/give-back-stars';
import { readStarsPayment } from '@latchkey/billing/stars/read-payment';
import { done, type JobOutcome } from '@latchkey/contracts/jobs/outcome';
import { findOwnBot } from '@latchkey/db/bot/find-own-bot';
import type { Handler } from '@latchkey/queue/handlers';
import type { WorkerDeps } from '../../worker-deps.ts';
import { readStoredUpdate } from '../read-stored-update.ts';
import { settlingUpdate } from '../settling-update.ts';
import { outcomeOfFailure } from './outcome-of-failure.ts';

/**
 * Applies a payment in Stars. What buys nothing is given back at once; what Telegram does not take back, and renewals of what
 * something else has sold by this bot, become a dead letter, where somebody sees them.
 */
export function applyStars(deps: WorkerDeps): Handler<'payment.stars'> {
  return settlingUpdate(deps, async (of) => {
    try {
      return await applyOnce(deps, of);
    } catch (error) {
      return outcomeOfFailure(error);
    }
  });
}

async function applyOnce(
  deps: WorkerDeps,
  of: { botTelegramId: number; updateId: number; correlationId: string },
): Promise<JobOutcome> {
  const update = await readStoredUpdate(deps, of);
  const payment = readStarsPayment(update?.message);
  const bot = await findOwnBot(deps.database.db, of.botTelegramId);
  if (!payment || !bot)
    return { kind: 'stop', reason: 'a payment in Stars that cannot be read, or for no bot of ours' };
  const { organisationId } = bot;
  const applied = await applyStarsPayment(deps, payment, { ...of, organisationId });
  if (applied === 'to_give_back')
    return giveBackStars(deps, { ...of, organisationId, chargeId: payment.chargeId });
  return applied === 'applied' ? done : { kind: 'stop', reason: 'Stars that belong to no order' };
}
