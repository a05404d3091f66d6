import { askMove } from '@latchkey/access/move/ask-move';
import { createOwnMoveLink } from '@latchkey/access/move/create-own-move-link';
import { stopMove } from '@latchkey/access/move/stop-move';
import { LatchkeyError } from '@latchkey/contracts/errors';
import type { AccountMoveId, SubscriberId } from '@latchkey/contracts/ids';
import type { MoveRefusal } from '@latchkey/contracts/move/account-move';
import type { MemberSession } from '@latchkey/db/member/member-sessions';
import { findAccountMove } from '@latchkey/db/move/find-account-move';
import { listPlaces } from '@latchkey/db/move/list-places';
import { deepLinks } from '../bot/deep-links.ts';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { viewOf } from './view.ts';

const conflict = (message: string) => () => new LatchkeyError('conflict', message);

const refusals = {
  unknown: () => unknown(),
  no_address: conflict('No e-mail address is known for this membership. Please write to the seller.'),
  other_address: conflict(
    'Another e-mail address has paid for some of this membership. Please write to the seller.',
  ),
  blocked: conflict('This membership cannot be moved. Please write to the seller.'),
  pays_in_stars: conflict(
    'This membership is paid in Stars by its Telegram account, and Telegram cannot move that. Cancel it there, and buy anew with the other account once it has ended.',
  ),
  nothing_to_move: conflict('There is no access that could move.'),
  already_moving: conflict('This membership is being moved already.'),
  too_often: () =>
    new LatchkeyError('too_many_requests', 'This was begun several times this week. Please wait a few days.'),
  not_ready: conflict('The waiting time is not over yet.'),
  ended: conflict('This move was stopped, finished, or not finished in time.'),
} satisfies Record<MoveRefusal | 'unknown' | 'not_ready' | 'ended', () => LatchkeyError>;

/** Begins to move a place of the person's to another Telegram account. */
export function memberAskMove(deps: Deps): UseCases['member']['askMove'] {
  return async ({ session, principal, correlationId }, { subscriberId }) => {
    const email = provenEmail(session);
    if (!(await hasPlace(deps, session, subscriberId))) throw unknown();
    const { organisationId, locale } = session;
    const act = actOf(principal, correlationId, deps.clock.now());
    const outcome = await askMove(deps, { organisationId, subscriberId, email, locale }, act);
    if (outcome.kind === 'refused') throw refusals[outcome.reason]();
    return viewOf(deps, session);
  };
}

/** Stops a move: whoever has the page may, for nothing is lost by it. */
export function memberStopMove(deps: Deps): UseCases['member']['stopMove'] {
  return async ({ session, principal, correlationId }, { accountMoveId }) => {
    const { subscriberId } = await ownMove(deps, session, accountMoveId);
    const { organisationId } = session;
    const act = actOf(principal, correlationId, deps.clock.now());
    const outcome = await stopMove(deps, { organisationId, subscriberId, accountMoveId, by: 'page' }, act);
    if (outcome === 'unknown') throw unknown();
    return viewOf(deps, session);
  };
}

/** The link that is opened with the new account. */
export function memberMoveLink(deps: Deps): UseCases['member']['moveLink'] {
  return async ({ session, principal, correlationId }, { accountMoveId }) => {
    const email = provenEmail(session);
    const { subscriberId } = await ownMove(deps, session, accountMoveId);
    const { organisationId } = session;
    const act = actOf(principal, correlationId, deps.clock.now());
    const outcome = await createOwnMoveLink(
      deps,
      { organisationId, subscriberId, accountMoveId, email },
      act,
    );
    if (outcome.kind === 'refused') throw refusals[outcome.reason]();
    const deepLink = deepLinks(outcome.botUsername).start(outcome.token);
    return { deepLink, expiresAt: outcome.expiresAt.toISOString() };
  };
}

/** @throws {LatchkeyError} `sign_in_again`: no address was shown to be read, at most the bot's code */
function provenEmail({ provenEmail: email }: MemberSession): string {
  if (email !== null) return email;
  throw new LatchkeyError('sign_in_again', 'This asks for a code that was sent by e-mail.');
}

async function ownMove(deps: Deps, session: MemberSession, accountMoveId: AccountMoveId) {
  const { organisationId } = session;
  const move = await findAccountMove(deps.database.db, { organisationId, accountMoveId });
  if (!move || !(await hasPlace(deps, session, move.subscriberId))) throw unknown();
  return move;
}

/** Whether a place is one behind what the person has bought, or has. */
async function hasPlace(
  { database: { db }, clock }: Deps,
  session: MemberSession,
  subscriberId: SubscriberId,
): Promise<boolean> {
  const places = await listPlaces(db, session, clock.now());
  return places.some((place) => place.subscriberId === subscriberId);
}

function unknown(): LatchkeyError {
  return new LatchkeyError('not_found', 'There is no such membership of yours.');
}
