import { findChannel } from '@latchkey/db/membership/find-channel';
import { isRequestKnown } from '@latchkey/db/membership/is-request-known';
import { noteJoinRequest } from '@latchkey/db/membership/note-join-request';
import type { AccessDeps } from '../access-deps.ts';
import type { JoinAsked } from './decide-join.ts';

/**
 * Notes a request to join that the inbox holds, unless the bot has asked about it already. From then on the sweep sees to
 * its answer: the bot may have died between storing the update and asking.
 *
 * @param botsTurnUntil the bot asks about it itself, at once, and is told whether it is the first to: until then nobody is before it
 * @returns `bots_turn` when it has not asked, and may still do
 */
export async function noteRequest(
  deps: AccessDeps,
  asked: JoinAsked,
  botsTurnUntil: Date,
): Promise<'seen_to' | 'bots_turn'> {
  const { db } = deps.database;
  const channel = await findChannel(db, asked);
  if (!channel) return 'seen_to';
  const at = deps.clock.now();
  const request = { ...asked, organisationId: channel.organisationId, channelId: channel.id, at };
  if (await isRequestKnown(db, request)) return 'seen_to';
  if (at < botsTurnUntil) return 'bots_turn';
  await noteJoinRequest(db, request);
  return 'seen_to';
}
