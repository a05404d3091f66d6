import { loadEntitlements } from '@latchkey/db/access/entitlements';
import type { Db } from '@latchkey/db/connect-database';
import type { LookedAccess } from '@latchkey/db/reconcile/accesses-to-look-at';
import { carriersOf } from '@latchkey/db/reconcile/carriers';
import type { PartChannel } from '@latchkey/db/reconcile/take-part';
import type { Membership } from '../converge/chat-gateway.ts';
import { decideFor } from '../settle/settle-accesses.ts';
import { compareMembership, settleMs } from './compare-membership.ts';
import type { Found } from './note-drifts.ts';

/** The drift of one person in one channel, with what each of the three says of them; none where they agree. */
export async function judgeMember(
  db: Db,
  { organisationId, channelId }: PartChannel,
  access: LookedAccess,
  membership: Membership,
  now: Date,
): Promise<Found[]> {
  const { subscriberId } = access;
  const facts = await loadEntitlements(db, { organisationId, subscriberId, lock: false });
  const desire = decideFor(facts, channelId, now);
  const before = new Date(now.getTime() - settleMs);
  const readable = facts.sources.some(
    (source) => source.channelId === channelId && source.subscription?.provider === 'stripe',
  );
  const standing = {
    access,
    desire,
    desireBefore: decideFor(facts, channelId, before),
    membership,
    readable,
  };
  const drift = compareMembership(standing, now);
  if (!drift) return [];
  const carriers = await carriersOf(db, { organisationId, subscriberId, channelId });
  return [
    {
      ...drift,
      subjectKind: 'access',
      subjectId: access.id,
      size: 1,
      // What stands on the access, and what is no fault, is not told a second time.
      tell: access.actionRequired === null && drift.fix !== 'invite',
      evidence: {
        targets: carriers.flatMap(({ target }) => target ?? []),
        provider: carriers.map(({ provider, status, readAt }) => ({ provider, status, readAt })),
        books: {
          state: access.state,
          since: access.stateSince,
          desire,
          actionRequired: access.actionRequired,
        },
        chat: { channelId, membership },
        lookedAt: now,
      },
    },
  ];
}
