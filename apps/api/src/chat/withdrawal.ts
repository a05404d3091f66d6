import { useKnownEmail } from '@latchkey/access/conversation/use-known-email';
import { judgeContract } from '@latchkey/access/withdraw/judge-contract';
import { withdrawOrder } from '@latchkey/access/withdraw/withdraw-order';
import { LatchkeyError } from '@latchkey/contracts/errors';
import { loadConversation, writeAsking } from '@latchkey/db/conversation/conversations';
import { ownsOrder } from '@latchkey/db/member/owns-order';
import { findStatedContract } from '@latchkey/db/withdrawal/find-stated-contract';
import { findWithdrawal } from '@latchkey/db/withdrawal/find-withdrawal';
import { loadContract } from '@latchkey/db/withdrawal/load-contract';
import type { Deps } from '../deps.ts';
import { refundOf } from '../member/purchase-view.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { actOfPerson, ownerOf, whoseOf } from './whose.ts';

/** The first step of a withdrawal: who withdraws is asked. */
export function chatBeginWithdrawal(deps: Deps): UseCases['chat']['beginWithdrawal'] {
  return async (_call, { orderId, updateId, ...speaking }) => {
    const { db } = deps.database;
    const owner = await ownerOf(db, speaking, { orderId });
    const of = { organisationId: owner.organisationId, orderId };
    const stated = (await ownsOrder(db, owner, orderId)) ? await findStatedContract(db, of) : null;
    if (!stated) throw new LatchkeyError('not_found', 'There is no such purchase of yours.');
    const at = deps.clock.now();
    const [made, contract] = await Promise.all([
      findWithdrawal(db, owner.organisationId, { orderId }),
      loadContract(db, of),
    ]);
    if (made || !contract || !judgeContract(contract, at)) return { kind: 'not_open' };
    const asking = { kind: 'withdrawal_name', ...of } as const;
    await writeAsking(db, whoseOf(speaking), { asking, askedBy: updateId, at });
    const { plan, seller, orderedAt } = stated;
    const named = { plan, seller, orderedAt: orderedAt.toISOString() };
    return { kind: 'step', step: { kind: 'name_wanted', contract: named } };
  };
}

/** The receipt is to go to the address of the purchase. */
export function chatUseKnownEmail(deps: Deps): UseCases['chat']['useKnownEmail'] {
  return async (_call, { version, updateId, ...speaking }) => {
    const of = { ...whoseOf(speaking), version, updateId, at: deps.clock.now() };
    const step = await useKnownEmail(deps, of);
    return step ? { kind: 'step', step } : { kind: 'stale' };
  };
}

/** The second step: receives the withdrawal. Pressed twice it is one, and answered alike. */
export function chatWithdraw(deps: Deps): UseCases['chat']['withdraw'] {
  return async ({ correlationId }, { version, locale, ...speaking }) => {
    const { db } = deps.database;
    const at = deps.clock.now();
    const known = await loadConversation(db, whoseOf(speaking), at);
    if (known?.version !== version || known.asking?.kind !== 'withdrawal_confirm') return { kind: 'stale' };
    const { kind: _, ...asked } = known.asking;
    const owner = await ownerOf(db, speaking, asked);
    const contract = (await ownsOrder(db, owner, asked.orderId)) ? await findStatedContract(db, asked) : null;
    if (!contract) throw new LatchkeyError('not_found', 'There is no such purchase of yours.');
    const act = actOfPerson(speaking, correlationId, at);
    const outcome = await withdrawOrder(deps, { ...asked, locale }, act);
    if (outcome.kind === 'refused') return { kind: 'not_open' };
    const { receivedAt, email, acts } = outcome.withdrawal;
    const { orderId, name } = asked;
    const { plan, seller } = contract;
    const receipt = { orderId, receivedAt: receivedAt.toISOString(), email, refund: refundOf(acts) };
    return { kind: 'received', plan, seller, name, receipt };
  };
}
