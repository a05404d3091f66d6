import type { BotSwitchEnding } from '@latchkey/contracts/bot-switch/steps';
import type { TelegramFailure } from '@latchkey/contracts/telegram-failure';
import { appendAudit } from '@latchkey/db/audit-row/append-audit';
import type { StoredSwitch } from '@latchkey/db/bot-switch/load-switch';
import { writeSwitch } from '@latchkey/db/bot-switch/write-switch';
import type { LeasedChannel } from '@latchkey/db/channel/lease-channel';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { findingOf } from '../converge/finding.ts';
import type { SwitchDeps } from './advance-switch.ts';
import type { StepEnd } from './take-step.ts';

/**
 * The old bot revokes its way in and leaves the chat. Where it cannot any more (it was removed by hand, or Telegram rejects its
 * token) a link that stays opens nothing: who may enter is decided by identity, whoever's link was used.
 */
export async function letOldBotLeave(
  deps: SwitchDeps,
  of: StoredSwitch,
  channel: LeasedChannel,
  correlationId: string,
): Promise<StepEnd> {
  const { organisationId, channelId, fromBotId, toBotId } = of;
  const chat = { organisationId, botId: fromBotId, chatId: channel.chatId };
  if (of.oldLink !== null) {
    const revoked = await deps.channels.revokeJoinLink(chat, of.oldLink);
    const again = revoked.ok ? null : tryAgain(revoked.failure);
    if (again) return again;
  }
  const left = await deps.channels.leave(chat);
  const again = left.ok ? null : tryAgain(left.failure);
  if (again) return again;
  // Who is not in the chat has left it.
  const ending: BotSwitchEnding = left.ok || left.failure.kind === 'chat_unreachable' ? 'left' : 'stays';
  const at = deps.clock.now();
  await unitOfWork(named(deps, 'bot switch'), async (unit) => {
    if (!(await writeSwitch(unit.db, of, { step: 'done', ending, endedAt: at, dueAt: null }))) return;
    const act = { actorKind: 'system', actorId: null, correlationId, at } as const;
    await appendAudit(unit.db, organisationId, act, {
      action: 'channel.botLeft',
      targetKind: 'channel',
      targetId: channelId,
      detail: { fromBotId, toBotId, ending },
    });
  });
  return 'rests';
}

function tryAgain(failure: TelegramFailure): StepEnd | null {
  const finding = findingOf(failure);
  if (finding.kind !== 'wait' && finding.kind !== 'retry') return null;
  return failure.kind === 'already_so' ? null : finding;
}
