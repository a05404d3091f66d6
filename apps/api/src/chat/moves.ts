import { memberUrl, signMemberKey } from '@latchkey/access/member/member-key';
import { movability } from '@latchkey/access/move/movability';
import { stopMove } from '@latchkey/access/move/stop-move';
import type { ChatMoves } from '@latchkey/contracts/procedures/chat';
import { listServed, type Served } from '@latchkey/db/bot-identity/list-served';
import { findMoveOfAccount } from '@latchkey/db/move/find-account-move';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { actOfPerson, whoseOf } from './whose.ts';

/** How moving each place of this account to another one stands. */
export function chatMoves(deps: Deps): UseCases['chat']['moves'] {
  return async (_call, speaking) => {
    const served = await listServed(deps.database.db, whoseOf(speaking));
    const places = await Promise.all(served.map((creator) => placeOf(deps, creator)));
    return {
      askPage: `${deps.settings.publicWebUrl}/member`,
      places: places.filter((place) => place !== null),
    };
  };
}

/** The account that was to lose its place says that it was not them. */
export function chatStopMove(deps: Deps): UseCases['chat']['stopMove'] {
  return async ({ correlationId }, { accountMoveId, ...speaking }) => {
    const move = await findMoveOfAccount(deps.database.db, { accountMoveId, ...whoseOf(speaking) });
    if (!move) return { kind: 'unknown' };
    const act = actOfPerson(speaking, correlationId, deps.clock.now());
    return { kind: await stopMove(deps, { ...move, accountMoveId, by: 'old_account' }, act) };
  };
}

async function placeOf(
  { database: { db }, settings, clock }: Deps,
  { organisationId, name: seller, subscriberId }: Served,
): Promise<ChatMoves['places'][number] | null> {
  const now = clock.now();
  const able = subscriberId && (await movability(db, { organisationId, subscriberId, now }));
  if (!able) return null;
  const { latest, waitHours } = able.place;
  const isOpen = latest?.state === 'open' && latest.expiresAt > now;
  return {
    seller,
    page: memberUrl(settings.publicWebUrl, signMemberKey(settings.authSecret, { subscriberId }, now)),
    waitHours,
    refusal: able.refusal === 'already_moving' ? null : able.refusal,
    open: isOpen
      ? { id: latest.id, readyAt: latest.readyAt.toISOString(), isReady: latest.readyAt <= now }
      : null,
  };
}
