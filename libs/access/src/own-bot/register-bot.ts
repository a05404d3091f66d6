import type { BotId, OrganisationId } from '@latchkey/contracts/ids';
import { type Act, appendAudit } from '@latchkey/db/audit-row/append-audit';
import { findClaimant } from '@latchkey/db/bot/find-claimant';
import { type SealedBot, writeBot } from '@latchkey/db/bot/register-bot';
import { named, type UnitOfWork, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import type { AccessDeps } from '../access-deps.ts';
import { putNewToken } from './rotate-token.ts';

/** `of_installation`: it is the platform's, or its token lies in the installation's environment. */
export type Registration =
  | { kind: 'registered' | 'rotated'; botId: BotId }
  | { kind: 'refused'; reason: 'of_another_organisation' | 'of_installation' };

/**
 * Makes a Telegram bot an organisation's own. It serves no channel by that yet: channels are switched to it. The token of a bot
 * that the organisation has already takes the place of the old one.
 *
 * @param bot as Telegram has just told who the token is of; the token sealed
 */
export function registerBot(
  deps: AccessDeps,
  bot: SealedBot & { organisationId: OrganisationId },
  act: Act,
): Promise<Registration> {
  return unitOfWork(named(deps, 'own bot'), async (unit): Promise<Registration> => {
    const claimant = await findClaimant(unit.db, bot.telegramId);
    if (claimant?.kind === 'installation') return { kind: 'refused', reason: 'of_installation' };
    if (!claimant) return { kind: 'registered', botId: await register(unit, bot, act) };
    if (claimant.organisationId !== bot.organisationId)
      return { kind: 'refused', reason: 'of_another_organisation' };
    const { botId } = claimant;
    await putNewToken(unit, { ...bot, botId }, act);
    return { kind: 'rotated', botId };
  });
}

async function register(
  unit: UnitOfWork,
  bot: SealedBot & { organisationId: OrganisationId },
  act: Act,
): Promise<BotId> {
  const { organisationId, telegramId, username } = bot;
  const botId = await writeBot(unit.db, { ...bot, at: act.at });
  await appendAudit(unit.db, organisationId, act, {
    action: 'bot.register',
    targetKind: 'bot',
    targetId: botId,
    detail: { telegramId, username },
  });
  return botId;
}
