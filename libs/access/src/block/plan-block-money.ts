import type { BlockMoneyAct, MoneyState } from '@latchkey/contracts/block/block-money';
import { planMoney } from '@latchkey/db/block/plan-money';
import type { UnitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { sweepAfterMs } from '@latchkey/db/sweep/sweep-after';
import type { Blocking } from './block-subscriber.ts';

/** What of a block is about money, as it is when the block is made. */
export interface BlockMoney {
  moneyChoice: Blocking['money']['choice'];
  moneyReason: string | null;
  moneyState: MoneyState;
  moneyActs: BlockMoneyAct[];
  /** When the sweep looks whether it has been carried out; null: there is nothing to be done. */
  moneyDueAt: Date | null;
}

/** Fixes what is to become of each subscription and payment of somebody, by the choice that was made. */
export async function planBlockMoney(
  unit: UnitOfWork,
  of: Pick<Blocking, 'organisationId' | 'subscriberId' | 'channelId' | 'money'>,
  now: Date,
): Promise<BlockMoney> {
  const { choice, reason } = of.money;
  const acts = choice === 'none' ? [] : await planMoney(unit.db, { ...of, choice, now });
  const pending = acts.length > 0;
  return {
    moneyChoice: choice,
    moneyReason: reason,
    moneyState: pending ? 'pending' : choice === 'none' ? 'none' : 'done',
    moneyActs: acts,
    moneyDueAt: pending ? new Date(now.getTime() + sweepAfterMs) : null,
  };
}
