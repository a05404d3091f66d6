import { done, type JobOutcome } from '@latchkey/contracts/jobs/outcome';
import { StaleAccess } from '@latchkey/db/access/write-moves';
import { type FoundAccess, findAccess } from '@latchkey/db/membership/find-access';
import { type FoundChannel, findChannel } from '@latchkey/db/membership/find-channel';
import { noteMembership } from '@latchkey/db/membership/note-membership';
import { named, type UnitOfWork, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { notePresence } from '@latchkey/db/reconcile/note-presence';
import type { AccessDeps } from '../access-deps.ts';
import type { ChatGateway } from '../converge/chat-gateway.ts';
import { findingOf } from '../converge/finding.ts';
import { seeInside } from './see-inside.ts';

export interface MemberSeen {
  botTelegramId: number;
  chatId: number;
  telegramId: number;
  /** What the update says. Counts only where Telegram does not answer how they stand. */
  saidInside: boolean;
  /** A bot, as the update says. */
  isBot?: boolean;
  correlationId: string;
}

const movedMeanwhile: JobOutcome = { kind: 'wait', delayMs: 1_000, reason: 'the access is being moved' };

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
  if (!channel) return done;
  const look = await isInside(deps.chat, channel, seen);
  if (look.outcome) return look.outcome;
  if (!access) return noteStranger(deps, channel, seen, look.inside);
  try {
    return await unitOfWork(named(deps, 'member'), (unit) =>
      note(unit, channel, access, { ...look, at: deps.clock.now(), correlationId: seen.correlationId }),
    );
  } catch (error) {
    if (error instanceof StaleAccess) return movedMeanwhile;
    throw error;
  }
}

/** Somebody without an access: kept in the inventory of the chat, because Telegram lists nobody. */
async function noteStranger(
  deps: AccessDeps,
  { organisationId, id: channelId }: FoundChannel,
  { telegramId, isBot = false }: MemberSeen,
  inside: boolean,
): Promise<JobOutcome> {
  const at = deps.clock.now();
  await notePresence(deps.database.db, { organisationId, channelId, telegramId, inside, isBot, at });
  return done;
}

/** How the person stands, or how the job ends when nobody says. */
async function isInside(
  chat: ChatGateway,
  { organisationId, botId }: FoundChannel,
  seen: MemberSeen,
): Promise<{ inside: boolean; outcome?: never } | { outcome: JobOutcome }> {
  const look = await chat.look({ ...seen, organisationId, botId });
  if (look.ok) return { inside: look.value !== 'left' && look.value !== 'kicked' };
  const finding = findingOf(look.failure);
  if (finding.kind === 'wait' || finding.kind === 'retry' || finding.kind === 'stop')
    return { outcome: finding };
  // No way to look, or a doubtful answer: then somebody said to be inside is taken for it. Whoever must leave is looked
  // at again, and a person once inside is never "already gone" by a doubtful answer.
  return seen.saidInside ? { inside: true } : { outcome: done };
}

interface Occasion {
  inside: boolean;
  at: Date;
  correlationId: string;
}

async function note(
  unit: UnitOfWork,
  { organisationId, id: channelId }: FoundChannel,
  access: FoundAccess,
  { inside, at, correlationId }: Occasion,
): Promise<JobOutcome> {
  const { id: accessId, version } = access;
  if (inside && access.state === 'REVOKED') {
    await seeInside(unit, { ...access, organisationId, channelId }, { at, correlationId });
    return done;
  }
  const insideSince = inside ? at : null;
  if (
    !(await noteMembership(unit.db, {
      organisationId,
      accessId,
      version,
      insideSince,
      occasion: { at, correlationId },
    }))
  )
    return movedMeanwhile;
  if (access.state !== 'GRANTED' && access.state !== 'REVOKED')
    unit.promise({ name: 'access.converge', payload: { organisationId, accessId, correlationId } });
  return done;
}
