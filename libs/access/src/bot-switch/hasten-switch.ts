import { LatchkeyError } from '@latchkey/contracts/errors';
import type { BotSwitchId, ChannelId, OrganisationId } from '@latchkey/contracts/ids';
import { type Act, appendAudit } from '@latchkey/db/audit-row/append-audit';
import { lockSwitch } from '@latchkey/db/bot-switch/load-switch';
import { writeSwitch } from '@latchkey/db/bot-switch/write-switch';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import type { AccessDeps } from '../access-deps.ts';

type Of = { organisationId: OrganisationId; botSwitchId: BotSwitchId };

/** Has a switch looked at now, on a person's word. @throws LatchkeyError `not_found` */
export async function checkSwitch(deps: AccessDeps, of: Of, correlationId: string): Promise<ChannelId> {
  return unitOfWork(named(deps, 'bot switch'), async (unit) => {
    const found = await lockSwitch(unit.db, of);
    if (!found) throw new LatchkeyError('not_found', 'There is no such switch.');
    if (!found.endedAt) unit.promise({ name: 'bot.switch', payload: { ...of, correlationId } });
    return found.channelId;
  });
}

/**
 * Has the old bot leave now, without the wait. It leaves only once the new one has shown again that it can serve.
 *
 * @throws LatchkeyError `not_found`; `conflict` before the new bot has shown it
 */
export async function finishSwitch(deps: AccessDeps, of: Of, act: Act): Promise<ChannelId> {
  const { at, correlationId } = act;
  return unitOfWork(named(deps, 'bot switch'), async (unit) => {
    const found = await lockSwitch(unit.db, of);
    if (!found) throw new LatchkeyError('not_found', 'There is no such switch.');
    if (found.step === 'leaving' || found.step === 'done') return found.channelId;
    if (found.step !== 'both')
      throw new LatchkeyError('conflict', 'The new bot has not shown yet that it can serve the channel.');
    await writeSwitch(unit.db, found, { step: 'both', obstacle: found.obstacle, leavesAt: at, dueAt: at });
    unit.promise({ name: 'bot.switch', payload: { ...of, correlationId } });
    await appendAudit(unit.db, of.organisationId, act, {
      action: 'channel.finishBotSwitch',
      targetKind: 'channel',
      targetId: found.channelId,
      detail: { fromBotId: found.fromBotId, toBotId: found.toBotId },
    });
    return found.channelId;
  });
}
