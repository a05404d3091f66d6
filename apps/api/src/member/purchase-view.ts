import { judgeContract } from '@latchkey/access/withdraw/judge-contract';
import type { OrganisationId } from '@latchkey/contracts/ids';
import type { WithdrawalAct } from '@latchkey/contracts/member/withdrawal-act';
import type { MoneyWire } from '@latchkey/contracts/money';
import type { MemberPurchase, MemberWithdrawal } from '@latchkey/contracts/procedures/member';
import type { Db } from '@latchkey/db/connect-database';
import type { PurchaseRow } from '@latchkey/db/member/list-purchases';
import { loadContract } from '@latchkey/db/withdrawal/load-contract';
import { wayIn } from '../access/way-in.ts';
import { subscriptionState } from './subscription-state.ts';

/** A purchase as its buyer sees it. */
export async function purchaseView(
  db: Db,
  organisationId: OrganisationId,
  row: PurchaseRow,
  now: Date,
): Promise<MemberPurchase> {
  return {
    orderId: row.order_id,
    plan: row.plan,
    provider: row.provider,
    interval: row.interval,
    amount: { amountMinor: row.amount_minor, currency: row.currency },
    orderedAt: iso(row.ordered_at),
    status: row.status,
    claimed: row.claimed,
    accesses: row.accesses.map((access) => ({
      channel: access.channel,
      state: access.state,
      inside: access.joined_at !== null,
      wayIn: wayIn({ state: access.state, link: access.link, linkState: access.link_state }),
      until: access.entitled_until === null ? null : iso(access.entitled_until),
    })),
    subscription: row.withdrawal ? null : await subscriptionState(db, organisationId, row, now),
    withdrawal: row.withdrawal ? made(row.withdrawal) : await offered(db, organisationId, row, now),
  };
}

function made({
  received_at,
  refund,
  state,
  acts,
}: NonNullable<PurchaseRow['withdrawal']>): MemberWithdrawal {
  return { openUntil: null, refund: refundOf(acts), policy: refund, receivedAt: iso(received_at), state };
}

async function offered(
  db: Db,
  organisationId: OrganisationId,
  { order_id: orderId }: PurchaseRow,
  now: Date,
): Promise<MemberWithdrawal | null> {
  const contract = await loadContract(db, { organisationId, orderId });
  const offer = contract && judgeContract(contract, now);
  if (!offer) return null;
  const [first] = offer.refunds;
  const sum = offer.refunds.reduce((total, { amountMinor }) => total + amountMinor, 0n);
  return {
    openUntil: offer.openUntil.toISOString(),
    refund: first ? { amountMinor: sum.toString(), currency: first.payment.currency } : null,
    policy: offer.policy,
    receivedAt: null,
    state: null,
  };
}

/** What goes back in all; null: nothing was paid. */
export function refundOf(acts: readonly WithdrawalAct[]): MoneyWire | null {
  const refunds = acts.filter((act) => act.act === 'refund');
  const [first] = refunds;
  if (!first) return null;
  const sum = refunds.reduce((total, { amountMinor }) => total + BigInt(amountMinor), 0n);
  return { amountMinor: sum.toString(), currency: first.currency };
}

function iso(moment: string): string {
  return new Date(moment).toISOString();
}
