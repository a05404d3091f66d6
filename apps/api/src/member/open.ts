import { randomBytes } from 'node:crypto';
import { readMemberKey } from '@latchkey/access/member/member-key';
import { LatchkeyError } from '@latchkey/contracts/errors';
import { hashToken } from '@latchkey/db/claim-link/hash-token';
import { findMemberPerson } from '@latchkey/db/member/member-person';
import { createMemberSession } from '@latchkey/db/member/member-sessions';
import type { Deps } from '../deps.ts';
import { knownCreator } from '../shop/known-creator.ts';
import type { UseCases } from '../trpc/use-cases.ts';

/** The page closes by itself after so long. */
const openMs = 2 * 3_600_000;

/** Opens the member's page to a browser that brings the key of a link. */
export function memberOpen({ database: { db }, clock, settings }: Deps): UseCases['member']['open'] {
  return async (call, { key, locale }) => {
    const read = readMemberKey(settings.authSecret, key, clock.now());
    if (read === 'expired') throw new LatchkeyError('claim_expired', 'This link has expired.');
    const person = read === 'unknown' ? null : await findMemberPerson(db, read.of);
    if (!person) throw new LatchkeyError('claim_unknown', 'This link is not valid.');
    const { slug } = await knownCreator(db, person.organisationId);
    const token = randomBytes(32).toString('base64url');
    const now = new Date();
    const expiresAt = new Date(now.getTime() + openMs);
    await createMemberSession(db, person, { tokenHash: hashToken(token), locale, now, expiresAt });
    call.member.write(token, openMs);
    return { creator: slug, expiresAt: expiresAt.toISOString() };
  };
}
