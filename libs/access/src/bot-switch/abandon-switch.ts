import { canBeAbandoned } from '@latchkey/contracts/bot-switch/steps';
import { LatchkeyError } from '@latchkey/contracts/errors';
import type { BotSwitchId, ChannelId, OrganisationId } from '@latchkey/contracts/ids';
import { type Act, appendAudit } from '@latchkey/db/audit-row/append-audit';
import { giveBackToOldBot } from '@latchkey/db/bot-switch/give-channel';
import { lockSwitch } from '@latchkey/db/bot-switch/load-switch';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import type { AccessDeps } from '../access-deps.ts';

/**
 * Gives a switch up, before the old bot has begun to leave: the channel is served by it again, by the way in that it had. Who
 * was sent the new bot's way in meanwhile is sent the old one; as long as the new bot stays in the chat, both are good.
 *
 * @throws LatchkeyError `not_found`; `conflict`
 */
export async function abandonSwitch(
  deps: AccessDeps,
  of: { organisationId: OrganisationId; botSwitchId: BotSwitchId },
  act: Act,
): Promise<ChannelId> {
  const { correlationId, at } = act;
  return unitOfWork(named(deps, 'bot switch'), async (unit) => {
    const found = await lockSwitch(unit.db, of);
    if (!found) throw new LatchkeyError('not_found', 'There is no such switch.');
    if (found.step === 'abandoned') return found.channelId;
    if (!canBeAbandoned(found.step))
      throw new LatchkeyError('conflict', 'The old bot is leaving already: there is no way back any more.');
    await giveBackToOldBot(unit, found, { correlationId, at });
    unit.promise({ name: 'bot.switch', payload: { ...of, correlationId } });
    await appendAudit(unit.db, of.organisationId, act, {
      action: 'channel.abandonBotSwitch',
      targetKind: 'channel',
      targetId: found.channelId,
      detail: { fromBotId: found.fromBotId, toBotId: found.toBotId },
    });
    return found.channelId;
  });
}
