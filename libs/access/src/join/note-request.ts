import { findChannel } from '@latchkey/db/membership/find-channel';
import { noteJoinRequest } from '@latchkey/db/membership/note-join-request';
import type { AccessDeps } from '../access-deps.ts';
import type { JoinAsked } from './decide-join.ts';

/**
 * Notes a request to join that the inbox holds, unless the bot has asked about it already. From then on the sweep sees to
 * its answer: the bot may have died between storing the update and asking.
 */
export async function noteRequest(deps: AccessDeps, asked: JoinAsked): Promise<void> {
  const channel = await findChannel(deps.database.db, asked);
  if (!channel) return;
  const { organisationId, id: channelId } = channel;
  await noteJoinRequest(deps.database.db, { ...asked, organisationId, channelId, at: deps.clock.now() });
}
