import type { JobOutcome } from '@latchkey/contracts/jobs/outcome';
import { closeAlert } from '@latchkey/db/alert/close-alert';
import { type Act, appendAudit } from '@latchkey/db/audit-row/append-audit';
import { findBotTies } from '@latchkey/db/bot/bot-ties';
import { giveToNewBot } from '@latchkey/db/bot-switch/give-channel';
import type { StoredSwitch } from '@latchkey/db/bot-switch/load-switch';
import { writeSwitch } from '@latchkey/db/bot-switch/write-switch';
import { convergeWaiting } from '@latchkey/db/channel/converge-waiting';
import type { LeasedChannel } from '@latchkey/db/channel/lease-channel';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import type { ChatOfBot } from '../channel/channel-gateway.ts';
import { findingOf } from '../converge/finding.ts';
import type { SwitchDeps } from './advance-switch.ts';
import { letOldBotLeave } from './let-old-bot-leave.ts';
import { type Proof, proveRights, proveService } from './prove-bot.ts';

/** `on`: the next step may begin. `rests`: it waits for a person or for time, and the sweep. */
export type StepEnd = 'on' | 'rests' | JobOutcome;

/** So long both bots stay in the chat: whoever is on the way in by the old link arrives, and the creator can think again. */
const bothMs = 3_600_000;

/** Takes the step at which a switch stands, under the lease on its channel. */
export async function takeStep(
  deps: SwitchDeps,
  of: StoredSwitch,
  channel: LeasedChannel,
  correlationId: string,
): Promise<StepEnd> {
  const { organisationId, toBotId } = of;
  const chat: ChatOfBot = { organisationId, botId: toBotId, chatId: channel.chatId };
  switch (of.step) {
    case 'adding':
      return settle(deps, of, await proveRights(deps, of, chat), 'linking');
    case 'linking':
      return makeWayIn(deps, of, channel, correlationId);
    case 'proving':
      return settle(deps, of, await proveService(deps, of, chat, channel), 'both');
    case 'both':
      return endOfBoth(deps, of, chat, channel);
    case 'leaving':
      return letOldBotLeave(deps, of, channel, correlationId);
    case 'done':
    case 'abandoned':
      return 'rests';
  }
}

async function endOfBoth(
  deps: SwitchDeps,
  of: StoredSwitch,
  chat: ChatOfBot,
  channel: LeasedChannel,
): Promise<StepEnd> {
  if (of.leavesAt && deps.clock.now() < of.leavesAt) return 'rests';
  // An hour has gone by: what was shown then must be so now.
  return settle(deps, of, await proveService(deps, of, chat, channel), 'leaving');
}

async function settle(
  deps: SwitchDeps,
  of: StoredSwitch,
  proof: Proof,
  next: 'linking' | 'both' | 'leaving',
): Promise<StepEnd> {
  if (proof.kind === 'later') return proof.outcome;
  const { db } = deps.database;
  const at = deps.clock.now();
  if (proof.kind === 'obstacle') {
    const { step } = of;
    await writeSwitch(db, of, { step, obstacle: proof.obstacle, dueAt: recheckAt(of, at) });
    return 'rests';
  }
  const leavesAt = new Date(at.getTime() + bothMs);
  if (next === 'both') {
    await writeSwitch(db, of, { step: next, leavesAt, dueAt: leavesAt });
    return 'rests';
  }
  await writeSwitch(db, of, { step: next, dueAt: new Date(at.getTime() + 60_000) });
  return 'on';
}

/** The longer somebody has been waited for, the more seldom it is looked: they are heard of anyway. */
function recheckAt({ startedAt }: StoredSwitch, at: Date): Date {
  const waitedMs = at.getTime() - startedAt.getTime();
  return new Date(at.getTime() + Math.min(600_000, Math.max(30_000, waitedMs / 10)));
}

/** The new bot makes its way in, and the channel is given to it. A link that was made and not written opens nothing. */
async function makeWayIn(
  deps: SwitchDeps,
  of: StoredSwitch,
  channel: LeasedChannel,
  correlationId: string,
): Promise<StepEnd> {
  const { organisationId, channelId, fromBotId, toBotId } = of;
  const made = await deps.channels.createJoinLink({ organisationId, botId: toBotId, chatId: channel.chatId });
  const at = deps.clock.now();
  if (!made.ok) {
    const finding = findingOf(made.failure);
    if (finding.kind === 'wait' || finding.kind === 'retry' || finding.kind === 'stop') return finding;
    await writeSwitch(deps.database.db, of, {
      step: 'adding',
      obstacle: 'rights_missing',
      dueAt: recheckAt(of, at),
    });
    return 'rests';
  }
  const act: Act = { actorKind: 'system', actorId: null, correlationId, at };
  const link = made.value;
  const given = await unitOfWork(named(deps, 'bot switch'), async (unit) => {
    if (!(await giveToNewBot(unit, of, channel, { link, correlationId, at }))) return false;
    await convergeWaiting(unit, {
      organisationId,
      channelId,
      correlationId,
      states: ['PENDING', 'REVOKE_PENDING'],
    });
    const { channels } = await findBotTies(unit.db, { organisationId, botId: fromBotId });
    // What it did not hear was told of the bot: it matters no more.
    if (channels === 0)
      await closeAlert(unit.db, { organisationId, kind: 'channel_trouble', subject: fromBotId, at });
    await appendAudit(unit.db, organisationId, act, {
      action: 'channel.switchBot',
      targetKind: 'channel',
      targetId: channelId,
      detail: { fromBotId, toBotId },
    });
    unit.promise({ name: 'bot.switch', payload: { organisationId, botSwitchId: of.id, correlationId } });
    return true;
  });
  return given ? 'rests' : { kind: 'retry', reason: 'the channel has moved meanwhile' };
}
