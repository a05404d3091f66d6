import { listChannels } from '@latchkey/db/channel-list/list-channels';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';

/** The connected channels of the organisation. */
export function channelList({ database }: Deps): UseCases['channel']['list'] {
  return async ({ organisationId }) => {
    const channels = await listChannels(database.db, organisationId);
    return channels.map((each) => ({
      ...each,
      chatId: String(each.chatId),
      canaryAt: each.canaryAt?.toISOString() ?? null,
    }));
  };
}
