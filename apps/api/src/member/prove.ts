import { timingSafeEqual } from 'node:crypto';
import { memberCode } from '@latchkey/access/member/member-code';
import { LatchkeyError } from '@latchkey/contracts/errors';
import { proveSession, tryCode } from '@latchkey/db/member/member-sessions';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';

/** So long what a passed-on link must not do is open after the code was typed. */
const provenMs = 15 * 60_000;

/** Shows by a code that the person reads the mail, or has the Telegram account, behind the link. A code is good once. */
export function memberProve({ database: { db }, settings }: Deps): UseCases['member']['prove'] {
  return async ({ session }, { code: typed }) => {
    const now = new Date();
    // Counted before it is compared: tries at the same moment do not get around the limit.
    const code = await tryCode(db, session, now);
    if (code === null)
      throw new LatchkeyError('claim_expired', 'This code is not good any more. Ask for a new one.');
    const expected = memberCode(settings.authSecret, { sessionId: session.id, number: code.number });
    if (!timingSafeEqual(Buffer.from(typed), Buffer.from(expected))) {
      throw new LatchkeyError('claim_unknown', 'This is not the code.');
    }
    const provenUntil = new Date(now.getTime() + provenMs);
    await proveSession(db, session, { until: provenUntil, email: code.email });
    return { provenUntil: provenUntil.toISOString() };
  };
}
