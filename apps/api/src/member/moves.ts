import { movability } from '@latchkey/access/move/movability';
import type { MemberMove } from '@latchkey/contracts/procedures/member';
import type { Db } from '@latchkey/db/connect-database';
import type { MemberSession } from '@latchkey/db/member/member-sessions';
import { type LatestMove, listPlaces } from '@latchkey/db/move/list-places';

/** How long it is shown how an earlier move has ended. */
const shownMs = 7 * 86_400_000;

/** The Telegram accounts whose place a person may move, and how that stands. Nobody sees whom another address pays for. */
export async function movesOf(db: Db, session: MemberSession, now: Date): Promise<MemberMove[]> {
  const { organisationId, email } = session;
  const places = await listPlaces(db, session, now);
  const own = places.filter(({ addresses }) => email === null || addresses.includes(email));
  const moves = await Promise.all(
    own.map(async ({ subscriberId }): Promise<MemberMove | null> => {
      const able = await movability(db, { organisationId, subscriberId, email, now });
      if (!able) return null;
      const { account, addresses, waitHours, latest } = able.place;
      const [address] = addresses.length === 1 ? addresses : [email ?? undefined];
      return {
        subscriberId,
        account,
        address: address === undefined ? null : address === email ? address : maskAddress(address),
        waitHours,
        refusal: able.refusal === 'already_moving' ? null : able.refusal,
        latest: latest && isShown(latest, now) ? latestView(latest, now) : null,
      };
    }),
  );
  return moves.filter((move) => move !== null);
}

function isShown({ state, expiresAt, readyAt }: LatestMove, now: Date): boolean {
  const since = state === 'expired' ? expiresAt : readyAt;
  return state === 'open' || since.getTime() + shownMs > now.getTime();
}

function latestView(latest: LatestMove, now: Date): NonNullable<MemberMove['latest']> {
  const { id, askedAt, readyAt, expiresAt, stoppedBy } = latest;
  // Until the sweep has noted it, too.
  const state = latest.state === 'open' && expiresAt <= now ? 'expired' : latest.state;
  return {
    id,
    state,
    isReady: state === 'open' && readyAt <= now,
    askedAt: askedAt.toISOString(),
    readyAt: readyAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    stoppedBy,
  };
}

/** Enough to know it again: who came from Telegram need not be who pays. */
function maskAddress(address: string): string {
  return address.replace(/^(.)[^@]*/u, '$1…');
}
