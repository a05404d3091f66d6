import type { ActionRequired } from '@latchkey/contracts/access/reasons';
import type { ChannelId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import { promisePreparation } from '../channel/promise-preparation.ts';
import type { UnitOfWork } from '../outbox/unit-of-work.ts';

// What is wrong with the whole channel, not with one person in it.
const ofChannel: ReadonlySet<ActionRequired> = new Set([
  'bot_not_in_chat',
  'bot_lacks_rights',
  'chat_not_found',
  'link_missing',
  'bot_token_rejected',
]);

const pauseMs = 60_000;

/** Notes on the channel what stands in its way, and has it looked at: what is right again then goes on by itself. */
export async function noteChannelAction(
  unit: UnitOfWork,
  of: { organisationId: OrganisationId; channelId: ChannelId },
  action: ActionRequired,
  { correlationId, at }: { correlationId: string; at: Date },
): Promise<void> {
  if (!ofChannel.has(action)) return;
  const { organisationId, channelId } = of;
  // What Telegram says of the rights and what it lets the bot do may differ: then this must not go round and round.
  const [changed] = await unit.db.execute<{ just_looked: boolean }>(sql`
    update channel set action_required = ${action}, due_at = ${new Date(at.getTime() + pauseMs).toISOString()}
    where organisation_id = ${organisationId} and id = ${channelId} and action_required is distinct from ${action}
    returning coalesce(prepared_at > ${new Date(at.getTime() - pauseMs).toISOString()}, false) as just_looked`);
  if (changed && !changed.just_looked)
    await promisePreparation(unit, { organisationId, channelId, correlationId, at });
}
