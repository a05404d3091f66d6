import type { AccessState } from '@latchkey/contracts/access/machine';
import type { ActionRequired } from '@latchkey/contracts/access/reasons';
import { transition } from '@latchkey/contracts/access/transition';
import type { ChannelId, OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import { createAccess } from '@latchkey/db/access/create-access';
import { type AccessFacts, type Entitlements, loadEntitlements } from '@latchkey/db/access/entitlements';
import { type AccessNotes, writeMove } from '@latchkey/db/access/write-moves';
import { type FactNotes, writeNotes } from '@latchkey/db/access/write-notes';
import { newId } from '@latchkey/db/new-id';
import type { UnitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { type Desire, decideAccess } from '../decide/decide-access.ts';
import { nextTurn } from './next-turn.ts';
import { tellGrace } from './tell-grace.ts';

export interface Settling {
  organisationId: OrganisationId;
  subscriberId: SubscriberId;
  now: Date;
  correlationId: string;
  /** The person has gone over to another Telegram account, with whatever entitled them. */
  movedAway?: boolean;
}

/**
 * Decides all accesses of one subscriber from the facts as they are in this transaction, and moves those that stand
 * otherwise. The one place where desire becomes state: payments, claims, blocks and turns of time all end here.
 * Each move promises a convergence; entering and leaving grace promises a notice.
 */
export function settleAccesses(unit: UnitOfWork, settling: Settling): Promise<void> {
  // Whoever settles last sees what all have written.
  return unit.inTurn(settling.subscriberId, () => settle(unit, settling));
}

async function settle(unit: UnitOfWork, settling: Settling): Promise<void> {
  const facts = await loadEntitlements(unit.db, { ...settling, lock: true });
  const channels = new Set<ChannelId>([...facts.sources, ...facts.accesses].map((fact) => fact.channelId));
  for (const channelId of channels) {
    const access = facts.accesses.find((candidate) => candidate.channelId === channelId);
    const desire = whereTo(facts, channelId, settling);
    if (access) settleExisting(unit, access, desire, facts, settling);
    else if (desire.kind === 'in') birth(unit, channelId, desire, settling);
  }
}

/** The desire for one channel out of everything known of a subscriber. */
export function decideFor(facts: Entitlements, channelId: ChannelId, now: Date): Desire {
  return decideAccess({
    sources: facts.sources.filter((source) => source.channelId === channelId),
    blocks: facts.blocks.filter((block) => block.channelId === null || block.channelId === channelId),
    now,
  });
}

/** What is desired; of whom nothing is left that entitled them, because they moved, that is said. */
function whereTo(facts: Entitlements, channelId: ChannelId, { now, movedAway }: Settling): Desire {
  const desire = decideFor(facts, channelId, now);
  const nothing = desire.kind === 'out' && desire.reason === 'no_longer_entitled';
  return movedAway && nothing ? { kind: 'out', reason: 'moved_account' } : desire;
}

type In = Extract<Desire, { kind: 'in' }>;

function birth(unit: UnitOfWork, channelId: ChannelId, desire: In, settling: Settling): void {
  const { organisationId, subscriberId, now: at, correlationId } = settling;
  const accessId = newId('access');
  const access = { subscriberId, channelId, ...entitlementOf(desire), dueAt: promisedBy(at) };
  unit.sent(createAccess(unit.db, access, { organisationId, correlationId, at }, accessId));
  unit.promise({ name: 'access.converge', payload: { organisationId, accessId, correlationId } });
}

function settleExisting(
  unit: UnitOfWork,
  access: AccessFacts,
  desire: Desire,
  facts: Entitlements,
  settling: Settling,
): void {
  const { organisationId, now: at, correlationId } = settling;
  const move = moveTowards(access, desire, at);
  if (desire.kind === 'in') tellGrace(unit, access, desire.graceUntil, settling);
  const entitlement: AccessNotes = desire.kind === 'in' ? entitlementOf(desire) : {};
  if (!move) {
    const notes: FactNotes = {
      ...entitlement,
      ...actionOf(access, desire),
      ...(access.state === 'GRANTED' ? { dueAt: turnOf(facts, access.channelId, at) } : {}),
    };
    if (differs(access, notes)) unit.sent(writeNotes(unit.db, access.id, organisationId, notes));
    return;
  }
  unit.sent(
    writeMove(
      unit.db,
      move,
      { ...entitlement, dueAt: promisedBy(at) },
      { organisationId, correlationId, at },
    ),
  );
  unit.promise({ name: 'access.converge', payload: { organisationId, accessId: access.id, correlationId } });
}

/** The move that the desire asks for; null where the state is already on its way there. */
function moveTowards(access: AccessFacts, desire: Desire, at: Date) {
  if (desire.kind === 'in') {
    if (isIn(access, 'REVOKE_PENDING') || isIn(access, 'REVOKED'))
      return transition(access, 'entitle', { entitledAt: at });
  } else if (desire.kind === 'out') {
    if (isIn(access, 'PENDING') || isIn(access, 'GRANTED'))
      return transition(access, 'revoke', { revokeReason: desire.reason });
  }
  return null;
}

const ofFacts: ReadonlySet<ActionRequired | null> = new Set(['unknown_status', 'unknown_price']);

/** Facts that are not clear are shown to a person, until they are. */
function actionOf(access: AccessFacts, desire: Desire): Pick<FactNotes, 'actionRequired'> {
  if (desire.kind === 'keep') return { actionRequired: desire.action };
  return ofFacts.has(access.actionRequired) ? { actionRequired: null } : {};
}

function isIn<S extends AccessState>(access: AccessFacts, state: S): access is AccessFacts & { state: S } {
  return access.state === state;
}

function entitlementOf(desire: In): AccessNotes {
  return { entitledUntil: desire.until, graceUntil: desire.graceUntil };
}

/** When the sweep looks after a move whose convergence has not come about. */
function promisedBy(now: Date): Date {
  return new Date(now.getTime() + 60_000);
}

/** When time alone changes the desire for a channel. */
export function turnOf(facts: Entitlements, channelId: ChannelId, now: Date): Date | null {
  return nextTurn(
    facts.sources.filter((source) => source.channelId === channelId),
    facts.blocks,
    now,
  );
}

function differs(access: AccessFacts, notes: FactNotes): boolean {
  if (notes.actionRequired !== undefined && notes.actionRequired !== access.actionRequired) return true;
  return (['entitledUntil', 'graceUntil', 'dueAt'] as const).some(
    (field) => notes[field] !== undefined && notes[field]?.getTime() !== access[field]?.getTime(),
  );
}
