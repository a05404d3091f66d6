import { listBlocks } from '@latchkey/db/block/list-blocks';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { blockView } from './block-view.ts';

/** The blocks of a person, newest first. */
export function subscriberBlocks({ database }: Deps): UseCases['subscriber']['blocks'] {
  return async ({ organisationId }, { subscriberId }) =>
    (await listBlocks(database.db, organisationId, subscriberId)).map(blockView);
}
