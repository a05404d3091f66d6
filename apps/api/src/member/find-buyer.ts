import { hashToken } from '@latchkey/db/claim-link/hash-token';
import type { Db } from '@latchkey/db/connect-database';
import { findMemberSession } from '@latchkey/db/member/member-sessions';
import type { Principal } from '../principal/principal.ts';
import type { MemberCookie } from '../trpc/use-cases.ts';

/** The buyer whose member's page is open in this browser. A session that is over is nobody's. */
export async function findBuyer(db: Db, cookie: MemberCookie): Promise<Principal> {
  const token = cookie.read();
  // Sessions are on wall time.
  const now = new Date();
  const session = token === null ? null : await findMemberSession(db, hashToken(token), now);
  if (!session) return { kind: 'anonymous' };
  const proven = session.provenUntil !== null && session.provenUntil > now;
  return { kind: proven ? 'proven_buyer' : 'buyer', session };
}
