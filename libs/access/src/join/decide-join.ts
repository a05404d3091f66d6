import { randomUUID } from 'node:crypto';
import type { AccessId, JoinRequestId, OrganisationId } from '@latchkey/contracts/ids';
import { loadEntitlements } from '@latchkey/db/access/entitlements';
import { leaseAccess } from '@latchkey/db/access/lease-access';
import { findAccess } from '@latchkey/db/membership/find-access';
import { type FoundChannel, findChannel } from '@latchkey/db/membership/find-channel';
import { openJoinRequest } from '@latchkey/db/membership/open-join-request';
import { named, type UnitOfWork, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import type { AccessDeps } from '../access-deps.ts';
import { decideFor } from '../settle/settle-accesses.ts';

/** Long enough for the bot's one call and its report. */
const leaseMs = 20_000;

export interface JoinAsked {
  botTelegramId: number;
  chatId: number;
  telegramId: number;
  requestedAt: Date;
  correlationId: string;
}

/**
 * `approve`: under a lease, to be given back by `confirmJoin`. `leave`: somebody else is answering it, or the chat is
 * none of ours. What nobody confirms is answered by the sweep.
 */
export type JoinDecision =
  | { answer: 'approve'; organisationId: OrganisationId; joinRequestId: JoinRequestId; lease: string }
  | {
      answer: 'decline';
      organisationId: OrganisationId;
      joinRequestId: JoinRequestId;
      channel: FoundChannel;
      /** This very request is answered for the first time: whoever asks may be told how to buy. */
      fresh: boolean;
    }
  | { answer: 'leave' };

/**
 * Decides at once what to answer to a request to join: yes for somebody entitled, by Telegram identity, whoever's link
 * was used; no for anybody else.
 */
export async function decideJoin(deps: AccessDeps, asked: JoinAsked): Promise<JoinDecision> {
  const channel = await findChannel(deps.database.db, asked);
  if (!channel) return { answer: 'leave' };
  return unitOfWork(named(deps, 'join decision'), async (unit): Promise<JoinDecision> => {
    const { organisationId } = channel;
    const { id: joinRequestId, fresh } = await openJoinRequest(unit.db, {
      ...asked,
      organisationId,
      channelId: channel.id,
      at: deps.clock.now(),
    });
    const accessId = await entitledAccess(deps, unit, channel, asked.telegramId);
    if (!accessId) return { answer: 'decline', organisationId, joinRequestId, channel, fresh };
    const lease = await leaseAccess(unit.db, { organisationId, accessId, token: randomUUID(), leaseMs });
    if (lease) return { answer: 'approve', organisationId, joinRequestId, lease: lease.leaseToken };
    const { correlationId } = asked;
    unit.promise({ name: 'access.converge', payload: { organisationId, accessId, correlationId } });
    return { answer: 'leave' };
  });
}

async function entitledAccess(
  deps: AccessDeps,
  unit: UnitOfWork,
  channel: FoundChannel,
  telegramId: number,
): Promise<AccessId | null> {
  const { organisationId } = channel;
  const access = await findAccess(unit.db, { organisationId, channelId: channel.id, telegramId });
  if (!access || (access.state !== 'PENDING' && access.state !== 'GRANTED')) return null;
  const facts = await loadEntitlements(unit.db, {
    organisationId,
    subscriberId: access.subscriberId,
    lock: false,
  });
  return decideFor(facts, channel.id, deps.clock.now()).kind === 'out' ? null : access.id;
}
