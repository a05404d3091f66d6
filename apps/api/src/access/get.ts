import { LatchkeyError } from '@latchkey/contracts/errors';
import { findAccess } from '@latchkey/db/access-view/find-access';
import { listMoves } from '@latchkey/db/access-view/list-moves';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { accessView } from './access-view.ts';

/** One access of the organisation with its history. */
export function accessGet({ database: { db }, clock }: Deps): UseCases['access']['get'] {
  return async ({ organisationId }, input) => {
    const row = await findAccess(db, organisationId, input, clock.now());
    if (!row) throw new LatchkeyError('not_found', 'There is no such access.');
    const moves = await listMoves(db, organisationId, row.access.id);
    return {
      ...accessView(row),
      history: moves.map((move) => ({ ...move, event: move.event ?? 'born', at: move.at.toISOString() })),
    };
  };
}
