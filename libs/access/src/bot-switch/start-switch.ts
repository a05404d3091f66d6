import { LatchkeyError } from '@latchkey/contracts/errors';
import type { BotId, BotSwitchId, ChannelId, OrganisationId } from '@latchkey/contracts/ids';
import { type Act, appendAudit } from '@latchkey/db/audit-row/append-audit';
import { lockBot } from '@latchkey/db/bot/lock-bot';
import { lockChannelBot } from '@latchkey/db/bot-switch/lock-channel-bot';
import { openSwitch } from '@latchkey/db/bot-switch/open-switch';
import { sellsInStars } from '@latchkey/db/bot-switch/sells-in-stars';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import type { AccessDeps } from '../access-deps.ts';

/**
 * Begins to switch a channel to another bot of the organisation. What is left to do for the creator is to add the new bot to
 * the chat; everything else follows by itself.
 *
 * @throws LatchkeyError `not_found`; `conflict`
 */
export async function startSwitch(
  deps: AccessDeps,
  of: { organisationId: OrganisationId; channelId: ChannelId; toBotId: BotId },
  act: Act,
): Promise<BotSwitchId> {
  const { organisationId, channelId, toBotId } = of;
  return unitOfWork(named(deps, 'bot switch'), async (unit) => {
    const fromBotId = await lockChannelBot(unit.db, of);
    if (!fromBotId) throw new LatchkeyError('not_found', 'There is no such channel.');
    const bot = await lockBot(unit.db, { organisationId, botId: toBotId });
    if (!bot) throw new LatchkeyError('not_found', 'There is no such bot.');
    if (fromBotId === toBotId) throw new LatchkeyError('conflict', 'This bot serves the channel already.');
    if (bot.isPlatform && (await sellsInStars(unit.db, of)))
      throw new LatchkeyError(
        'conflict',
        'A plan with this channel is on sale in Stars, which only a bot of your own can sell: they land at its owner.',
      );
    const id = await openSwitch(unit, {
      ...of,
      fromBotId,
      correlationId: act.correlationId,
      at: act.at,
    });
    if (!id) throw new LatchkeyError('conflict', 'A switch of this channel is under way.');
    await appendAudit(unit.db, organisationId, act, {
      action: 'channel.startBotSwitch',
      targetKind: 'channel',
      targetId: channelId,
      detail: { fromBotId, toBotId },
    });
    return id;
  });
}
