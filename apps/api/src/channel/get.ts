import { LatchkeyError } from '@latchkey/contracts/errors';
import { ChannelEvent } from '@latchkey/contracts/procedures/channel';
import { findChannelTies } from '@latchkey/db/channel/channel-ties';
import { countChannelMembers } from '@latchkey/db/channel-list/count-channel-members';
import { findUnknownMembers } from '@latchkey/db/channel-list/find-unknown-members';
import { type ChannelEventRow, listChannelEvents } from '@latchkey/db/channel-list/list-channel-events';
import { findListedChannel } from '@latchkey/db/channel-list/list-channels';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { channelView } from './channel-view.ts';

/** One channel, with who is in it, what happened to it, and what holds it. */
export function channelGet({ database: { db }, clock }: Deps): UseCases['channel']['get'] {
  return async ({ organisationId }, { channelId }) => {
    const of = { organisationId, channelId };
    const found = await findListedChannel(db, of);
    if (!found) throw new LatchkeyError('not_found', 'There is no such channel.');
    const [members, unknownInChat, events, ties] = await Promise.all([
      countChannelMembers(db, of),
      findUnknownMembers(db, of),
      listChannelEvents(db, of),
      findChannelTies(db, { ...of, now: clock.now() }),
    ]);
    return {
      ...channelView(found),
      connectedAt: found.createdAt.toISOString(),
      formerChatIds: found.formerChatIds.map(String),
      membersByState: members.byState,
      inside: members.inside,
      unknownInChat,
      history: events.map(eventView),
      ties,
    };
  };
}

function eventView({ kind, at, action }: ChannelEventRow) {
  return {
    kind,
    at: new Date(at).toISOString(),
    action: ChannelEvent.shape.action.catch(null).parse(action),
  };
}
