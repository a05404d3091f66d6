import { randomInt } from 'node:crypto';
import { LatchkeyError } from '@latchkey/contracts/errors';
import { addAccessCode } from '@latchkey/db/access-code/add-access-code';
import { listAccessCodes } from '@latchkey/db/access-code/list-access-codes';
import { newId } from '@latchkey/db/new-id';
import { ownOrPlatformBot } from '../bot/own-or-platform-bot.ts';
import type { Deps } from '../deps.ts';
import { findPlan } from '../plan/find-plan.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { codeView } from './code-view.ts';

/** Makes a code that opens a plan for nothing. */
export function accessCodeCreate({ database, clock }: Deps): UseCases['accessCode']['create'] {
  return async ({ organisationId, principal, correlationId }, input) => {
    const { db } = database;
    const now = clock.now();
    const expiresAt = input.expiresAt === undefined ? null : new Date(input.expiresAt);
    if (expiresAt && expiresAt <= now) {
      throw new LatchkeyError('invalid_input', 'expiresAt: lies in the past.');
    }
    const { id: planId } = await findPlan(db, { organisationId, planId: input.planId });
    const accessCodeId = newId('accessCode');
    const added = await addAccessCode(
      db,
      {
        organisationId,
        id: accessCodeId,
        planId,
        code: input.code ?? randomCode(),
        days: input.days ?? null,
        maxUses: input.maxUses ?? null,
        expiresAt,
      },
      actOf(principal, correlationId, now),
    );
    if (!added)
      throw new LatchkeyError('invalid_input', 'code: another access code of yours has these words.');
    const [stored] = await listAccessCodes(db, organisationId, { accessCodeId });
    if (!stored) throw new Error('an access code is not where it was written');
    return codeView(stored, await ownOrPlatformBot(db, organisationId), now);
  };
}

// Without what is taken for something else when it is read aloud or typed off.
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** Three groups of four out of 32 letters: 60 bits, so that nobody guesses one. */
function randomCode(): string {
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');
  return [group(), group(), group()].join('-');
}
