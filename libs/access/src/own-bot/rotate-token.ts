import type { BotId, OrganisationId } from '@latchkey/contracts/ids';
import { type Act, appendAudit } from '@latchkey/db/audit-row/append-audit';
import { lockBot } from '@latchkey/db/bot/lock-bot';
import { lookAtChannelsOf } from '@latchkey/db/bot/look-at-channels-of';
import { replaceToken, type SealedBot } from '@latchkey/db/bot/register-bot';
import { named, type UnitOfWork, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { hastenReadingOf } from '@latchkey/db/stars/hasten-reading-of';
import type { AccessDeps } from '../access-deps.ts';

type NewToken = SealedBot & { organisationId: OrganisationId; botId: BotId };

/** `another_bot`: to change the bot, the other one is registered and channels are switched to it. */
export type Rotation =
  | { kind: 'rotated'; botId: BotId }
  | { kind: 'refused'; reason: 'another_bot' | 'of_installation' | 'no_such_bot' };

/**
 * Puts a new token of the same bot in the place of its old one. Nothing else changes: members, links and whom the bot can
 * write to are tied to the bot and not to its token. What a rejected token has held up goes on.
 */
export function rotateToken(deps: AccessDeps, token: NewToken, act: Act): Promise<Rotation> {
  return unitOfWork(named(deps, 'own bot'), async (unit): Promise<Rotation> => {
    const bot = await lockBot(unit.db, token);
    if (!bot) return { kind: 'refused', reason: 'no_such_bot' };
    if (!bot.registered) return { kind: 'refused', reason: 'of_installation' };
    if (bot.telegramId !== token.telegramId) return { kind: 'refused', reason: 'another_bot' };
    await putNewToken(unit, token, act);
    return { kind: 'rotated', botId: token.botId };
  });
}

/** Writes the new token, and has everything looked at that the old one may have held up. */
export async function putNewToken(unit: UnitOfWork, token: NewToken, act: Act): Promise<void> {
  const { organisationId, botId, telegramId, username } = token;
  const { correlationId, at } = act;
  if (!(await replaceToken(unit.db, token))) throw new Error('a bot has gone while its token was replaced');
  await appendAudit(unit.db, organisationId, act, {
    action: 'bot.rotateToken',
    targetKind: 'bot',
    targetId: botId,
    detail: { telegramId, username },
  });
  await lookAtChannelsOf(unit, { organisationId, botId, correlationId, at });
  await hastenReadingOf(unit.db, { organisationId, botId, dueAt: at });
}
