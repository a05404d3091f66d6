import { transition } from '@latchkey/contracts/access/transition';
import { done, type JobOutcome } from '@latchkey/contracts/jobs/outcome';
import { writeMove } from '@latchkey/db/access/write-moves';
import { type FoundAccess, findAccess } from '@latchkey/db/membership/find-access';
import { type FoundChannel, findChannel } from '@latchkey/db/membership/find-channel';
import { noteMembership } from '@latchkey/db/membership/note-membership';
import { type UnitOfWork, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import type { AccessDeps } from '../access-deps.ts';
import type { ChatGateway } from '../converge/chat-gateway.ts';
import { findingOf } from '../converge/finding.ts';

export interface MemberSeen {
  botTelegramId: number;
  chatId: number;
  telegramId: number;
  correlationId: string;
}

/**
 * Somebody was seen entering or leaving a chat. The update only says "look again": how they stand is asked of Telegram, so
 * that updates in the wrong order do no harm. A person inside whose access is over must leave again.
 */
export async function noteMember(
  deps: AccessDeps & { chat: ChatGateway },
  seen: MemberSeen,
): Promise<JobOutcome> {
  const channel = await findChannel(deps.database.db, seen);
  const access =
    channel &&
    (await findAccess(deps.database.db, { ...channel, channelId: channel.id, telegramId: seen.telegramId }));
  if (!channel || !access) return done;
  const look = await deps.chat.look({
    ...seen,
    organisationId: channel.organisationId,
    botId: channel.botId,
  });
  if (!look.ok) return refused(findingOf(look.failure));
  const inside = look.value !== 'left' && look.value !== 'kicked';
  const at = deps.clock.now();
  await unitOfWork(deps, async (unit) => {
    if (inside && access.state === 'REVOKED')
      await seeInside(unit, channel, access, { at, correlationId: seen.correlationId });
    else
      await noteMembership(unit.db, {
        organisationId: channel.organisationId,
        accessId: access.id,
        insideSince: inside ? at : null,
      });
    if (access.state === 'GRANTED') return;
    const { organisationId } = channel;
    unit.promise({
      name: 'access.converge',
      payload: { organisationId, accessId: access.id, correlationId: seen.correlationId },
    });
  });
  return done;
}

async function seeInside(
  unit: UnitOfWork,
  channel: FoundChannel,
  access: FoundAccess,
  occasion: { at: Date; correlationId: string },
): Promise<void> {
  const move = transition({ ...access, state: 'REVOKED' as const }, 'seeInside', {
    revokeReason: 'seen_inside',
    joinedAt: occasion.at,
  });
  const { organisationId } = channel;
  await writeMove(
    unit.db,
    move,
    { dueAt: new Date(occasion.at.getTime() + 60_000) },
    { organisationId, ...occasion },
  );
}

function refused(finding: ReturnType<typeof findingOf>): JobOutcome {
  if (finding.kind === 'wait' || finding.kind === 'retry' || finding.kind === 'stop') return finding;
  return done;
}
