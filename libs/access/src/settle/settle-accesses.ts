import type { AccessState } from '@latchkey/contracts/access/machine';
import { transition } from '@latchkey/contracts/access/transition';
import type { ChannelId, OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import { type AccessFacts, type Entitlements, loadEntitlements } from '@latchkey/db/access/entitlements';
import { type AccessNotes, createAccess, writeMove, writeNotes } from '@latchkey/db/access/write-moves';
import { promiseNotice } from '@latchkey/db/notice/promise-notice';
import type { UnitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { type Desire, decideAccess } from '../decide/decide-access.ts';
import { nextTurn } from './next-turn.ts';

export interface Settling {
  organisationId: OrganisationId;
  subscriberId: SubscriberId;
  now: Date;
  correlationId: string;
}

/**
 * Decides all accesses of one subscriber from the facts as they are in this transaction, and moves those that stand
 * otherwise. The one place where desire becomes state: payments, claims, blocks and turns of time all end here.
 * Each move promises a convergence; entering and leaving grace promises a notice.
 */
export async function settleAccesses(unit: UnitOfWork, settling: Settling): Promise<void> {
  const facts = await loadEntitlements(unit.db, { ...settling, lock: true });
  const channels = new Set<ChannelId>([...facts.sources, ...facts.accesses].map((fact) => fact.channelId));
  for (const channelId of channels) {
    const access = facts.accesses.find((candidate) => candidate.channelId === channelId);
    const desire = decideFor(facts, channelId, settling.now);
    if (access) await settleExisting(unit, access, desire, facts, settling);
    else if (desire.kind === 'in') await birth(unit, channelId, desire, settling);
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

type In = Extract<Desire, { kind: 'in' }>;

async function birth(unit: UnitOfWork, channelId: ChannelId, desire: In, settling: Settling): Promise<void> {
  const { organisationId, subscriberId, now: at, correlationId } = settling;
  const accessId = await createAccess(
    unit.db,
    { subscriberId, channelId, ...entitlementOf(desire), dueAt: promisedBy(at) },
    { organisationId, correlationId, at },
  );
  unit.promise({ name: 'access.converge', payload: { organisationId, accessId, correlationId } });
}

async function settleExisting(
  unit: UnitOfWork,
  access: AccessFacts,
  desire: Desire,
  facts: Entitlements,
  settling: Settling,
): Promise<void> {
  const { organisationId, now: at, correlationId } = settling;
  const move = moveTowards(access, desire, at);
  if (desire.kind === 'in') await tellGrace(unit, access, desire, settling);
  const entitlement: AccessNotes = desire.kind === 'in' ? entitlementOf(desire) : {};
  if (!move) {
    const notes =
      access.state === 'GRANTED'
        ? { ...entitlement, dueAt: turnOf(facts, access.channelId, at) }
        : entitlement;
    if (differs(access, notes)) await writeNotes(unit.db, access.id, organisationId, notes);
    return;
  }
  await writeMove(
    unit.db,
    move,
    { ...entitlement, dueAt: promisedBy(at) },
    { organisationId, correlationId, at },
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

function differs(access: AccessFacts, notes: AccessNotes): boolean {
  return (['entitledUntil', 'graceUntil', 'dueAt'] as const).some(
    (field) => notes[field] !== undefined && notes[field]?.getTime() !== access[field]?.getTime(),
  );
}

/** One message when grace begins, one when it is over and all is well again. */
async function tellGrace(
  unit: UnitOfWork,
  access: AccessFacts,
  desire: In,
  settling: Settling,
): Promise<void> {
  const began = desire.graceUntil !== null && access.graceUntil === null;
  const recovered = desire.graceUntil === null && access.graceUntil !== null;
  if (!began && !recovered) return;
  const grace = (desire.graceUntil ?? access.graceUntil) as Date;
  const kind = began ? 'payment_failed' : 'recovered';
  await promiseNotice(unit, {
    organisationId: settling.organisationId,
    subscriberId: settling.subscriberId,
    accessId: access.id,
    kind,
    occasion: `${kind}:${access.id}:${grace.toISOString()}`,
    correlationId: settling.correlationId,
    at: settling.now,
  });
}
