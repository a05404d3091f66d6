import { lookAtChannelsOf } from '@latchkey/db/bot/look-at-channels-of';
import { noteTokenRejected } from '@latchkey/db/bot/note-token-rejected';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import type { AccessDeps } from '../access-deps.ts';

/**
 * Telegram rejects the token of an own bot. Its channels are looked at: that raises the alert to the creator, by a bot that
 * can still speak, and closes it once a new token is there. Said again, or of a token that was replaced, it is no news.
 */
export async function noteRejection(
  deps: AccessDeps,
  of: { botTelegramId: number; tokenVersion: number; correlationId: string },
): Promise<void> {
  const at = deps.clock.now();
  await unitOfWork(named(deps, 'own bot'), async (unit) => {
    for (const bot of await noteTokenRejected(unit.db, of))
      await lookAtChannelsOf(unit, { ...bot, correlationId: of.correlationId, at });
  });
}
