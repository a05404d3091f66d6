import { LatchkeyError } from '@latchkey/contracts/errors';
import type { ChannelId, OrganisationId } from '@latchkey/contracts/ids';
import { closeAlert } from '@latchkey/db/alert/close-alert';
import { type Act, appendAudit } from '@latchkey/db/audit-row/append-audit';
import { type ChannelTies, findChannelTies } from '@latchkey/db/channel/channel-ties';
import { lockChannel, writeDisconnection } from '@latchkey/db/channel/disconnect-channel';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import type { AccessDeps } from '../access-deps.ts';

/**
 * Lets a channel go. Hard case 30: while anybody is in it, a plan on sale gives it, or a purchase of it may still be paid, it
 * is refused, and says what stands in the way: nobody is orphaned. Nothing is called at Telegram: the chat is the creator's.
 *
 * @throws LatchkeyError `not_found`; `conflict`
 */
export async function disconnectChannel(
  deps: AccessDeps,
  of: { organisationId: OrganisationId; channelId: ChannelId },
  act: Act,
): Promise<void> {
  const { organisationId, channelId } = of;
  const { at } = act;
  await unitOfWork(named(deps, 'channel'), async (unit) => {
    if ((await lockChannel(unit.db, of)) === null)
      throw new LatchkeyError('not_found', 'There is no such channel.');
    const refusal = refusalOf(await findChannelTies(unit.db, { ...of, now: at }));
    if (refusal) throw new LatchkeyError('conflict', refusal);
    const drifts = await writeDisconnection(unit.db, { ...of, at });
    for (const subject of drifts)
      await closeAlert(unit.db, { organisationId, kind: 'drift_found', subject, at });
    await closeAlert(unit.db, { organisationId, kind: 'channel_trouble', subject: channelId, at });
    await appendAudit(unit.db, organisationId, act, {
      action: 'channel.disconnect',
      targetKind: 'channel',
      targetId: channelId,
    });
  });
}

function refusalOf({ members, plans, openOrders }: ChannelTies): string | null {
  const ties = [
    members > 0 && (members === 1 ? 'one member' : `${members} members`),
    plans.length > 0 && `plans on sale that give it (${plans.map(({ name }) => name).join(', ')})`,
    openOrders > 0 && (openOrders === 1 ? 'one purchase under way' : `${openOrders} purchases under way`),
  ].filter((tie) => tie !== false);
  if (ties.length === 0) return null;
  return `This channel still has ${ties.join(' and ')}: it can be disconnected once there are none.`;
}
