import { listChannels } from '@latchkey/db/channel-list/list-channels';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { channelView } from './channel-view.ts';

/** The connected channels of the organisation. */
export function channelList({ database }: Deps): UseCases['channel']['list'] {
  return async ({ organisationId }) => (await listChannels(database.db, organisationId)).map(channelView);
}
