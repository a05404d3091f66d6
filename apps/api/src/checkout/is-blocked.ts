import { isKeptOut } from '@latchkey/db/block/is-kept-out';
import type { PlanForSale } from '@latchkey/db/plan/find-plan-for-sale';
import type { Deps } from '../deps.ts';

/** Whether somebody is kept out of what a plan opens: their money would buy nothing, so it is not taken. */
export async function isBlocked(
  { database, clock }: Deps,
  { organisationId, channels }: PlanForSale,
  telegramId: number | null,
): Promise<boolean> {
  if (telegramId === null) return false;
  const channelIds = channels.map(({ id }) => id);
  return isKeptOut(database.db, { organisationId, telegramId, channelIds, now: clock.now() });
}
