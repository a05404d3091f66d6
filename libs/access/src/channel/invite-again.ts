import type { ChannelId, OrganisationId } from '@latchkey/contracts/ids';
import { done, type JobOutcome } from '@latchkey/contracts/jobs/outcome';
import { type GrantedPerson, listGranted } from '@latchkey/db/channel/list-granted';
import { loadMovedChannel, type MovedChannel } from '@latchkey/db/channel/load-moved-channel';
import { noteInvitedAgain } from '@latchkey/db/channel/note-invited-again';
import { noteMembership } from '@latchkey/db/membership/note-membership';
import { promiseNotice } from '@latchkey/db/notice/promise-notice';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import type { AccessDeps } from '../access-deps.ts';
import type { ChatGateway } from '../converge/chat-gateway.ts';
import { findingOf } from '../converge/finding.ts';
import { lookAgainAt } from '../converge/look-again.ts';

interface InvitingAgain {
  organisationId: OrganisationId;
  channelId: ChannelId;
  correlationId: string;
  /** Which try of its job this is; 1 when left out. */
  attempt?: number;
}

const pageSize = 50;

/**
 * After a chat has moved: looks at everybody whose access to it is confirmed, and sends those who are not inside the new
 * way in, once each. How far it has come is kept after each person, so that it goes on there whatever happens.
 */
export async function inviteAgain(
  deps: AccessDeps & { chat: ChatGateway },
  of: InvitingAgain,
): Promise<JobOutcome> {
  for (;;) {
    const moved = await loadMovedChannel(deps.database.db, of);
    // Without a way in there is nothing to invite to; whoever makes it promises this again.
    if (!moved?.linkLive) return done;
    const people = await listGranted(deps.database.db, moved, pageSize);
    if (people.length === 0) {
      await noteInvitedAgain(deps.database.db, moved, { after: null, dueAt: null });
      return done;
    }
    for (const person of people) {
      const outcome = await invite(deps, moved, person, of);
      if (outcome.kind !== 'done') return outcome;
    }
  }
}

async function invite(
  deps: AccessDeps & { chat: ChatGateway },
  moved: MovedChannel,
  person: GrantedPerson,
  { correlationId, attempt = 1 }: InvitingAgain,
): Promise<JobOutcome> {
  const look = await deps.chat.look({ ...moved, telegramId: person.telegramId });
  const at = deps.clock.now();
  const dueAt = new Date(at.getTime() + 60_000);
  // Whom Telegram does not know there is not inside.
  if (!look.ok && look.failure.kind !== 'membership_unknown')
    return giveUp(deps, moved, findingOf(look.failure), { at, attempt });
  const inside = look.ok && look.value !== 'left' && look.value !== 'kicked';
  await unitOfWork(named(deps, 'channel'), async (unit) => {
    const { organisationId } = moved;
    const { accessId, subscriberId, version } = person;
    const occasion = { at, correlationId };
    // An access that is being moved right now is seen to by whoever moves it.
    await noteMembership(unit.db, {
      organisationId,
      accessId,
      version,
      insideSince: inside ? at : null,
      occasion,
    });
    if (!inside)
      await promiseNotice(unit, {
        organisationId,
        subscriberId,
        accessId,
        kind: 'channel_moved',
        occasion: `channel_moved:${accessId}:${moved.chatId}`,
        correlationId,
        at,
      });
    await noteInvitedAgain(unit.db, moved, { after: accessId, dueAt });
  });
  return done;
}

/** The chat cannot be asked now: the queue comes back, or the sweep. */
async function giveUp(
  deps: AccessDeps,
  moved: MovedChannel,
  finding: ReturnType<typeof findingOf>,
  { at, attempt }: { at: Date; attempt: number },
): Promise<JobOutcome> {
  const outcome: JobOutcome =
    finding.kind === 'wait' || finding.kind === 'retry' || finding.kind === 'stop'
      ? finding
      : {
          kind: 'action_required',
          action: finding.kind === 'blocked' ? finding.action : 'chat_not_found',
        };
  const dueAt = lookAgainAt(outcome, { at, attempt });
  await noteInvitedAgain(deps.database.db, moved, { after: moved.after, dueAt });
  return outcome;
}
