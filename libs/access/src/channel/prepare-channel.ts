import { randomUUID } from 'node:crypto';
import type { AccessState } from '@latchkey/contracts/access/machine';
import type { ChannelId, OrganisationId } from '@latchkey/contracts/ids';
import { done, type JobOutcome } from '@latchkey/contracts/jobs/outcome';
import { closeAlert } from '@latchkey/db/alert/close-alert';
import { raiseAlert } from '@latchkey/db/alert/raise-alert';
import { convergeWaiting } from '@latchkey/db/channel/converge-waiting';
import { type LeasedChannel, leaseChannel } from '@latchkey/db/channel/lease-channel';
import { markLinkDead } from '@latchkey/db/channel/mark-link-dead';
import { noteInspection } from '@latchkey/db/channel/note-inspection';
import { raiseChannelTrouble } from '@latchkey/db/channel/raise-channel-trouble';
import { releaseChannel } from '@latchkey/db/channel/release-channel';
import type { Leases } from '@latchkey/db/lease/keep-leases';
import { named, type UnitOfWork, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import type { AccessDeps } from '../access-deps.ts';
import { lookAgainAt } from '../converge/look-again.ts';
import type { ChannelGateway } from './channel-gateway.ts';
import { type ChannelLook, lookAtChannel } from './look-at-channel.ts';
import { nextLookAt } from './next-look-at.ts';

type PreparingDeps = AccessDeps & { channels: ChannelGateway; leases: Leases };

interface Preparing {
  organisationId: OrganisationId;
  channelId: ChannelId;
  correlationId: string;
  /** Which try of its job this is; 1 when left out. */
  attempt?: number;
}

const takenMs = 1_000;

/**
 * The canary of a channel: looks at its rights, makes or tries its way in, sees whether updates arrive, and keeps the
 * result. It sings by itself every ten minutes, and whenever something was heard of the bot in the chat. A missing right to
 * remove does not keep those out who have paid: it is shown to the creator, once. Then every access that waited for the
 * channel is looked at again, removals that were refused among them.
 */
export async function prepareChannel(deps: PreparingDeps, of: Preparing): Promise<JobOutcome> {
  const token = randomUUID();
  const channel = await leaseChannel(deps.database.db, { ...of, token, leaseMs: deps.leases.lastMs });
  if (channel === null) return done;
  if (channel === 'taken')
    return { kind: 'wait', delayMs: takenMs, reason: 'somebody else is looking at it' };
  const { organisationId, id } = channel;
  return deps.leases.whileHeld({ on: 'channel', organisationId, id, token }, () =>
    inspect(deps, channel, of),
  );
}

async function inspect(deps: PreparingDeps, channel: LeasedChannel, of: Preparing): Promise<JobOutcome> {
  try {
    const look = await lookAtChannel(deps.channels, channel, {
      now: deps.clock.now(),
      linkDied: () => markLinkDead(deps.database.db, channel),
    });
    if ('canary' in look) return await note(deps, channel, look, of);
    return await giveBack(deps, channel, look, of);
  } catch (error) {
    await giveBack(deps, channel, { kind: 'retry', reason: '' }, of);
    throw error;
  }
}

/** Nothing was found out: the queue tries again, and the sweep after it. */
async function giveBack(
  deps: AccessDeps,
  channel: LeasedChannel,
  outcome: JobOutcome,
  { attempt = 1 }: Preparing,
): Promise<JobOutcome> {
  await releaseChannel(deps.database.db, channel, lookAgainAt(outcome, { at: deps.clock.now(), attempt }));
  return outcome;
}

async function note(
  deps: AccessDeps,
  channel: LeasedChannel,
  look: ChannelLook,
  of: Preparing,
): Promise<JobOutcome> {
  const at = deps.clock.now();
  const noted = await unitOfWork(named(deps, 'channel'), async (unit) => {
    const waiting = await convergeWaiting(unit, { ...of, states: releasedBy(look) });
    const dueAt = nextLookAt(channel.id, { at, isAwaited: waiting > 0 && look.action === null });
    const seen = await noteInspection(unit.db, channel, { ...look, at, dueAt });
    if (!seen) return false;
    if (!channel.everLookedAt) await tellConnected(unit, channel, { ...of, at });
    await tellOfChannel(unit, look, { ...of, at, waiting });
    await tellOfUpdates(unit, channel, look, { ...of, at });
    if (seen.inviteAgain && look.link) {
      const { organisationId, channelId, correlationId } = of;
      unit.promise({ name: 'channel.inviteAgain', payload: { organisationId, channelId, correlationId } });
    }
    return true;
  });
  if (!noted) return giveBack(deps, channel, { kind: 'retry', reason: 'the chat has moved' }, of);
  return look.action ? { kind: 'action_required', action: look.action } : done;
}

/** Who may go on: everybody when all is well; without the right to remove, those at least who are to be let in. */
function releasedBy({ action, link }: ChannelLook): readonly AccessState[] {
  if (action === null) return ['PENDING', 'REVOKE_PENDING'];
  return link === null ? [] : ['PENDING'];
}

type Occasion = Preparing & { at: Date };

/** Once, to those who run the organisation: by adding the bot they have connected a chat. What it lacks is told beside it. */
async function tellConnected(
  unit: UnitOfWork,
  { kind }: LeasedChannel,
  { organisationId, channelId: subject, correlationId, at }: Occasion,
): Promise<void> {
  const detail = kind === 'group' ? { action: 'group' } : {};
  await raiseAlert(unit, { organisationId, kind: 'channel_connected', subject, detail, correlationId, at });
}

/**
 * What Telegram says of the rights and what it lets the bot do may differ. So trouble is over only when all is well and
 * nothing waits for the channel any more: the creator is not told again and again.
 */
async function tellOfChannel(
  unit: UnitOfWork,
  { action }: ChannelLook,
  { organisationId, channelId, correlationId, at, waiting }: Occasion & { waiting: number },
): Promise<void> {
  if (action) await raiseChannelTrouble(unit, { organisationId, channelId, action, correlationId, at });
  else if (waiting === 0)
    await closeAlert(unit.db, { organisationId, kind: 'channel_trouble', subject: channelId, at });
}

/** A bot that hears nothing hears nothing of all its chats: it is told once for the bot. */
async function tellOfUpdates(
  unit: UnitOfWork,
  { botId: subject }: LeasedChannel,
  { updates }: ChannelLook,
  { organisationId, correlationId, at }: Occasion,
): Promise<void> {
  if (!updates) return;
  const alert = { organisationId, kind: 'channel_trouble', subject, at } as const;
  const heard = updates.arrive && updates.includesMembers !== false;
  const action = updates.arrive ? 'members_missing' : 'updates_missing';
  if (heard) await closeAlert(unit.db, alert);
  else await raiseAlert(unit, { ...alert, correlationId, detail: { action } });
}
