import { LatchkeyError } from '@latchkey/contracts/errors';
import type { BotId, OrganisationId } from '@latchkey/contracts/ids';
import { closeAlert } from '@latchkey/db/alert/close-alert';
import { type Act, appendAudit } from '@latchkey/db/audit-row/append-audit';
import { type BotTies, findBotTies } from '@latchkey/db/bot/bot-ties';
import { lockBot } from '@latchkey/db/bot/lock-bot';
import { writeRemoval } from '@latchkey/db/bot/register-bot';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import type { AccessDeps } from '../access-deps.ts';

/**
 * Takes an own bot away, and its token with it. While it serves a channel, sells in Stars, or Telegram renews a subscription
 * through it, that is refused and says why: nobody is left without the bot that they depend on.
 *
 * @throws LatchkeyError `not_found`; `conflict`
 */
export async function removeBot(
  deps: AccessDeps,
  of: { organisationId: OrganisationId; botId: BotId },
  act: Act,
): Promise<void> {
  const { organisationId, botId } = of;
  await unitOfWork(named(deps, 'own bot'), async (unit) => {
    const bot = await lockBot(unit.db, of);
    if (!bot) throw new LatchkeyError('not_found', 'There is no such bot.');
    if (!bot.registered)
      throw new LatchkeyError('conflict', 'The token of this bot lies with whoever runs the installation.');
    const refusal = refusalOf(await findBotTies(unit.db, of));
    if (refusal) throw new LatchkeyError('conflict', refusal);
    await writeRemoval(unit.db, { ...of, at: act.at });
    await closeAlert(unit.db, {
      organisationId,
      kind: ['channel_trouble', 'stars_unread'],
      subject: botId,
      at: act.at,
    });
    const { telegramId, username } = bot;
    await appendAudit(unit.db, organisationId, act, {
      action: 'bot.remove',
      targetKind: 'bot',
      targetId: botId,
      detail: { telegramId, username },
    });
  });
}

function refusalOf({ channels, switches, starsPlans, starsSubscriptions }: BotTies): string | null {
  const ties = [
    channels > 0 && (channels === 1 ? 'serves one channel' : `serves ${channels} channels`),
    switches > 0 && 'is part of a switch that is under way',
    starsPlans > 0 && 'is needed for the plans that are on sale in Stars',
    starsSubscriptions > 0 && 'renews subscriptions in Stars that are not over',
  ].filter((tie) => tie !== false);
  return ties.length === 0 ? null : `This bot still ${ties.join(', and it ')}.`;
}
