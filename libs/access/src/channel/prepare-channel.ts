import type { ActionRequired } from '@latchkey/contracts/access/reasons';
import type { ChannelId, OrganisationId } from '@latchkey/contracts/ids';
import { done, type JobOutcome } from '@latchkey/contracts/jobs/outcome';
import { convergeWaiting } from '@latchkey/db/channel/converge-waiting';
import { loadChannel } from '@latchkey/db/channel/load-channel';
import { noteInspection } from '@latchkey/db/channel/note-inspection';
import { postponeChannel } from '@latchkey/db/channel/postpone-channel';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import type { AccessDeps } from '../access-deps.ts';
import { findingOf } from '../converge/finding.ts';
import { lookAgainAt } from '../converge/look-again.ts';
import type { ChannelGateway } from './channel-gateway.ts';

type PreparingDeps = AccessDeps & { channels: ChannelGateway };

interface Preparing {
  organisationId: OrganisationId;
  channelId: ChannelId;
  correlationId: string;
  /** Which try of its job this is; 1 when left out. */
  attempt?: number;
}

/**
 * Looks at a channel's rights and makes its way in, once: one join-request link serves everybody. A missing right to
 * remove does not keep those out who have paid: it is shown to the creator. Then every access that waited for the
 * channel is looked at again, removals that were refused among them.
 */
export async function prepareChannel(deps: PreparingDeps, of: Preparing): Promise<JobOutcome> {
  const outcome = await prepareOnce(deps, of);
  // What stands in the way of a person's act is noted with the look itself.
  if (outcome.kind === 'done' || outcome.kind === 'action_required') return outcome;
  const dueAt = lookAgainAt(outcome, { at: deps.clock.now(), attempt: of.attempt ?? 1 });
  if (dueAt) await postponeChannel(deps.database.db, of, dueAt);
  return outcome;
}

async function prepareOnce(deps: PreparingDeps, of: Preparing): Promise<JobOutcome> {
  const channel = await loadChannel(deps.database.db, of);
  if (!channel) return done;
  const inspection = await deps.channels.inspect(channel);
  if (!inspection.ok) return refused(deps, of, findingOf(inspection.failure));
  let link = channel.linkState === 'live' ? channel.link : null;
  if (!link && inspection.value.canInvite) {
    const created = await deps.channels.createJoinLink(channel);
    if (!created.ok) return refused(deps, of, findingOf(created.failure));
    link = created.value;
  }
  const { canInvite, canRestrict } = inspection.value;
  const action: ActionRequired | null = canInvite && canRestrict ? null : 'bot_lacks_rights';
  await unitOfWork(named(deps, 'channel'), async (unit) => {
    await noteInspection(unit.db, { ...of, ...inspection.value, link, action, at: deps.clock.now() });
    await convergeWaiting(unit, of);
  });
  return action ? { kind: 'action_required', action } : done;
}

async function refused(
  deps: AccessDeps,
  of: { organisationId: OrganisationId; channelId: ChannelId },
  finding: ReturnType<typeof findingOf>,
): Promise<JobOutcome> {
  if (finding.kind === 'wait' || finding.kind === 'retry' || finding.kind === 'stop') return finding;
  const action = finding.kind === 'blocked' ? finding.action : 'chat_not_found';
  await unitOfWork(named(deps, 'channel action'), (unit) =>
    noteInspection(unit.db, {
      ...of,
      title: null,
      kind: null,
      canInvite: false,
      canRestrict: false,
      link: null,
      action,
      at: deps.clock.now(),
    }),
  );
  return { kind: 'action_required', action };
}
