import { LatchkeyError } from '@latchkey/contracts/errors';
import { findServing } from '@latchkey/db/bot-identity/find-serving';
import type { Deps } from '../deps.ts';
import { renewOwn } from '../member/renewal.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { purchasesOf } from './standing.ts';
import { actOfPerson, ownerOf } from './whose.ts';

/** A person has their own subscription end with what is paid for, or go on after all. */
export function chatRenewal(deps: Deps, kind: 'cancel' | 'resume'): UseCases['chat']['cancel' | 'resume'] {
  return async ({ correlationId }, { subscriptionId, ...speaking }) => {
    const { db } = deps.database;
    const owner = await ownerOf(db, speaking, { subscriptionId });
    const act = actOfPerson(speaking, correlationId, deps.clock.now());
    await renewOwn(deps, owner, { kind, subscriptionId, payerTelegramId: speaking.person.id }, act);
    const { organisationId } = owner;
    const serving = await findServing(db, { botTelegramId: speaking.botTelegramId, organisationId });
    const creator = { organisationId, name: serving?.seller ?? '' };
    const [purchase] = await purchasesOf(deps, speaking, creator, { subscriptionId });
    if (!purchase) throw new LatchkeyError('not_found', 'There is no such subscription of yours.');
    return purchase;
  };
}
