import { randomUUID } from 'node:crypto';
import type { BotSwitchId, OrganisationId } from '@latchkey/contracts/ids';
import { done, type JobOutcome } from '@latchkey/contracts/jobs/outcome';
import { loadSwitch, type StoredSwitch } from '@latchkey/db/bot-switch/load-switch';
import { postponeSwitch, writeSwitch } from '@latchkey/db/bot-switch/write-switch';
import { type LeasedChannel, leaseChannel } from '@latchkey/db/channel/lease-channel';
import { releaseChannel } from '@latchkey/db/channel/release-channel';
import type { Leases } from '@latchkey/db/lease/keep-leases';
import type { AccessDeps } from '../access-deps.ts';
import type { ChannelGateway } from '../channel/channel-gateway.ts';
import type { ChatGateway } from '../converge/chat-gateway.ts';
import { lookAgainAt } from '../converge/look-again.ts';
import { inviteAfterSwitch } from './invite-after-switch.ts';
import { takeStep } from './take-step.ts';

export type SwitchDeps = AccessDeps & { channels: ChannelGateway; chat: ChatGateway; leases: Leases };

interface Advancing {
  organisationId: OrganisationId;
  botSwitchId: BotSwitchId;
  correlationId: string;
  /** Which try of its job this is; 1 when left out. */
  attempt?: number;
}

const takenMs = 1_000;

/**
 * Goes on with the switch of a channel to another bot, step by step, as far as it goes now. Each step asks Telegram under the
 * lease on the channel and is written before the next begins; one that was done and not written is done again and comes to
 * the same. What waits for a person or for time is taken up by the sweep, or when a bot is heard of in the chat.
 */
export async function advanceSwitch(deps: SwitchDeps, of: Advancing): Promise<JobOutcome> {
  const found = await loadSwitch(deps.database.db, of);
  if (!found?.dueAt) return done;
  await inviteAfterSwitch(deps, found, of.correlationId);
  if (found.endedAt) return done;
  const token = randomUUID();
  const channel = await leaseChannel(deps.database.db, { ...found, token, leaseMs: deps.leases.lastMs });
  if (channel === null) return giveUp(deps, found);
  if (channel === 'taken') {
    const outcome: JobOutcome = { kind: 'wait', delayMs: takenMs, reason: 'somebody else is looking at it' };
    return postpone(deps, found, outcome, of);
  }
  const { organisationId, id } = channel;
  return deps.leases.whileHeld({ on: 'channel', organisationId, id, token }, async () => {
    try {
      return await goOn(deps, channel, of);
    } finally {
      await releaseChannel(deps.database.db, channel, null);
    }
  });
}

async function goOn(deps: SwitchDeps, channel: LeasedChannel, of: Advancing): Promise<JobOutcome> {
  for (;;) {
    // Read anew each time: somebody may have given it up meanwhile.
    const standing = await loadSwitch(deps.database.db, of);
    if (!standing || standing.endedAt) return done;
    const end = await takeStep(deps, standing, channel, of.correlationId);
    if (end === 'on') continue;
    if (end === 'rests') return done;
    return postpone(deps, standing, end, of);
  }
}

/** The channel was disconnected: there is nothing to be switched any more. */
async function giveUp(deps: AccessDeps, found: StoredSwitch): Promise<JobOutcome> {
  const endedAt = deps.clock.now();
  await writeSwitch(deps.database.db, found, { step: 'abandoned', endedAt, dueAt: null });
  return done;
}

/** Telegram could not be asked: the queue tries again, and the sweep after it. */
async function postpone(
  deps: AccessDeps,
  found: StoredSwitch,
  outcome: JobOutcome,
  { attempt = 1 }: Advancing,
): Promise<JobOutcome> {
  const dueAt = lookAgainAt(outcome, { at: deps.clock.now(), attempt });
  if (dueAt) await postponeSwitch(deps.database.db, found, dueAt);
  return outcome;
}
