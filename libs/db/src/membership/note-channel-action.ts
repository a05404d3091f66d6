import { type ActionRequired, actionsOfChannel } from '@latchkey/contracts/access/reasons';
import type { ChannelId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import { promisePreparation } from '../channel/promise-preparation.ts';
import { raiseChannelTrouble } from '../channel/raise-channel-trouble.ts';
import type { UnitOfWork } from '../outbox/unit-of-work.ts';

const ofChannel: ReadonlySet<ActionRequired> = new Set(actionsOfChannel);

const pauseMs = 60_000;

/**
 * Notes on the channel what stands in its way, tells its creator, and has it looked at: what is right again then goes on
 * by itself.
 *
 * @returns false when it is no matter of the channel, but of one person in it
 */
export async function noteChannelAction(
  unit: UnitOfWork,
  of: { organisationId: OrganisationId; channelId: ChannelId },
  action: ActionRequired,
  { correlationId, at }: { correlationId: string; at: Date },
): Promise<boolean> {
  if (!ofChannel.has(action)) return false;
  const { organisationId, channelId } = of;
  // What Telegram says of the rights and what it lets the bot do may differ: then this must not go round and round.
  const [changed] = await unit.db.execute<{ just_looked: boolean }>(sql`
    update channel set action_required = ${action}, due_at = ${new Date(at.getTime() + pauseMs).toISOString()}
    where organisation_id = ${organisationId} and id = ${channelId} and action_required is distinct from ${action}
    returning coalesce(prepared_at > ${new Date(at.getTime() - pauseMs).toISOString()}, false) as just_looked`);
  if (!changed) return true;
  await raiseChannelTrouble(unit, { organisationId, channelId, action, correlationId, at });
  if (!changed.just_looked) await promisePreparation(unit, { organisationId, channelId, correlationId, at });
  return true;
}
