import type { OrderId, OrganisationId } from '@latchkey/contracts/ids';
import type { Locale } from '@latchkey/contracts/locale';
import type { WithdrawalAct } from '@latchkey/contracts/member/withdrawal-act';
import type { Act } from '@latchkey/db/audit-row/append-audit';
import { promiseMail } from '@latchkey/db/buyer-mail/promise-mail';
import { loadOrder, type OrderFacts } from '@latchkey/db/facts/load-order';
import { named, type UnitOfWork, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { askCall } from '@latchkey/db/stars/ask-call';
import { endSources } from '@latchkey/db/stars/end-sources';
import { sweepAfterMs } from '@latchkey/db/sweep/sweep-after';
import { createWithdrawal } from '@latchkey/db/withdrawal/create-withdrawal';
import { findWithdrawal, type WithdrawalRow } from '@latchkey/db/withdrawal/find-withdrawal';
import { type Contract, loadContract } from '@latchkey/db/withdrawal/load-contract';
import type { AccessDeps } from '../access-deps.ts';
import { settleAccesses } from '../settle/settle-accesses.ts';
import { judgeContract, type WithdrawalOffer } from './judge-contract.ts';

export interface Withdrawing {
  organisationId: OrganisationId;
  orderId: OrderId;
  name: string;
  /** Where the receipt goes. */
  email: string;
  locale: Locale;
}

export type WithdrawalOutcome =
  | { kind: 'received'; withdrawal: Pick<WithdrawalRow, 'receivedAt' | 'email' | 'acts'> }
  | { kind: 'refused'; reason: 'unknown' | 'not_open' };

/**
 * Receives a buyer's withdrawal from a contract. That it was received is the fact: in one transaction the order's sources end
 * at this moment, the accesses move, what is to be done about the money is fixed and promised, and so is the receipt by mail.
 * Made twice it is one, and the first counts.
 */
export async function withdrawOrder(
  deps: AccessDeps,
  asked: Withdrawing,
  act: Act,
): Promise<WithdrawalOutcome> {
  const { organisationId, orderId } = asked;
  return unitOfWork(named(deps, 'withdrawal'), async (unit): Promise<WithdrawalOutcome> => {
    const order = await loadOrder(unit.db, { organisationId, orderId });
    if (!order) return { kind: 'refused', reason: 'unknown' };
    const known = await findWithdrawal(unit.db, organisationId, { orderId });
    if (known) {
      const { receivedAt, email, acts } = known;
      return { kind: 'received', withdrawal: { receivedAt, email, acts } };
    }
    const contract = await loadContract(unit.db, { organisationId, orderId });
    const offer = contract && judgeContract(contract, act.at);
    if (!offer) return { kind: 'refused', reason: 'not_open' };
    const acts = await planActs(unit, order, { contract, offer, at: act.at });
    await receive(unit, order, { asked, offer, acts, act });
    return { kind: 'received', withdrawal: { receivedAt: act.at, email: asked.email, acts } };
  });
}

/** Stars are asked for of Telegram here, which has a promise of its own; what Stripe is to do is left to the job. */
async function planActs(
  unit: UnitOfWork,
  order: OrderFacts,
  { contract, offer, at }: { contract: Contract; offer: WithdrawalOffer; at: Date },
): Promise<WithdrawalAct[]> {
  const isStars = contract.provider === 'stars';
  const refunds = offer.refunds.map(({ payment, amountMinor }): WithdrawalAct & { act: 'refund' } => ({
    act: 'refund',
    subject: payment.id,
    amountMinor: amountMinor.toString(),
    currency: payment.currency,
    outcome: isStars ? 'asked' : 'pending',
    obstacle: null,
  }));
  if (!isStars) {
    const cancels = contract.running.map(
      (subject): WithdrawalAct => ({ act: 'cancel', subject, outcome: 'pending', obstacle: null }),
    );
    return [...cancels, ...refunds];
  }
  const { organisationId, id: orderId, correlationId } = order;
  const subscriptionId = contract.running[0] ?? null;
  for (const refund of refunds) {
    const call = { organisationId, orderId, subscriptionId, paymentId: refund.subject, at, correlationId };
    const answer = await askCall(unit, { ...call, kind: 'refund' });
    if (answer === 'busy') Object.assign(refund, { outcome: 'by_hand', obstacle: 'busy' });
  }
  return refunds;
}

async function receive(
  unit: UnitOfWork,
  order: OrderFacts,
  of: { asked: Withdrawing; offer: WithdrawalOffer; acts: WithdrawalAct[]; act: Act },
): Promise<void> {
  const { asked, offer, acts, act } = of;
  const { organisationId, orderId, email, locale } = asked;
  const { subscriberId, correlationId } = order;
  const pending = acts.some(({ outcome }) => outcome === 'pending');
  const withdrawalId = await createWithdrawal(
    unit.db,
    {
      ...asked,
      refund: offer.policy,
      state: pending ? 'pending' : 'done',
      acts,
      receivedAt: act.at,
      dueAt: pending ? new Date(act.at.getTime() + sweepAfterMs) : null,
      correlationId,
    },
    act,
  );
  await endSources(unit.db, order, { endedAt: act.at, endReason: 'withdrawn' });
  await settleAccesses(unit, { organisationId, subscriberId, now: act.at, correlationId });
  await promiseMail(unit, {
    organisationId,
    kind: 'withdrawal',
    email,
    locale,
    about: withdrawalId,
    occasion: `withdrawal ${orderId}`,
    correlationId,
    at: act.at,
  });
  const payload = { organisationId, withdrawalId, correlationId };
  if (pending) unit.promise({ name: 'payment.settleWithdrawal', payload });
}
