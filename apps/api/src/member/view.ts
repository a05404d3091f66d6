import { LatchkeyError } from '@latchkey/contracts/errors';
import type { MemberView } from '@latchkey/contracts/procedures/member';
import { listPurchases } from '@latchkey/db/member/list-purchases';
import type { MemberSession } from '@latchkey/db/member/member-sessions';
import { findCreator } from '@latchkey/db/shop/find-creator';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { movesOf } from './moves.ts';
import { purchaseView } from './purchase-view.ts';

/** Everything the person has bought of this creator, and how it stands. */
export function memberView(deps: Deps): UseCases['member']['view'] {
  return async ({ session }) => viewOf(deps, session);
}

export async function viewOf({ database: { db }, clock }: Deps, session: MemberSession): Promise<MemberView> {
  const now = clock.now();
  const [creator, rows, moves] = await Promise.all([
    findCreator(db, session.organisationId),
    listPurchases(db, session),
    movesOf(db, session, now),
  ]);
  if (!creator) throw new LatchkeyError('not_found', 'This creator is not there any more.');
  const proven = session.provenUntil !== null && session.provenUntil > new Date();
  return {
    creator: { slug: creator.slug, name: creator.name, email: creator.identity?.email ?? null },
    person: { email: session.email, telegram: session.telegramId !== null },
    provenUntil: proven ? (session.provenUntil?.toISOString() ?? null) : null,
    provenByMail: proven && session.provenEmail !== null,
    purchases: await Promise.all(rows.map((row) => purchaseView(db, session.organisationId, row, now))),
    moves,
  };
}
