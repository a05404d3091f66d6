import { type UndoOutcome, undoRemoval } from '@latchkey/access/undo/undo-removal';
import { LatchkeyError } from '@latchkey/contracts/errors';
import { findAccess } from '@latchkey/db/access-view/find-access';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { accessView } from './access-view.ts';

type Refusal = Extract<UndoOutcome, { kind: 'refused' }>['reason'];

const refusals = {
  unknown: () => new LatchkeyError('not_found', 'There is no such access.'),
  blocked: () => new LatchkeyError('conflict', 'This person is blocked. Lift the block first.'),
  nothing_left: () =>
    new LatchkeyError(
      'conflict',
      'Nothing was left when this person was removed: say how many days to give.',
    ),
} satisfies Record<Refusal, () => LatchkeyError>;

/** Takes a removal back: the person is entitled again, for the time that they had left. */
export function accessUndoRemoval(deps: Deps): UseCases['access']['undoRemoval'] {
  return async ({ organisationId, principal, correlationId }, { accessId, reason, days }) => {
    const now = deps.clock.now();
    const undoing = { organisationId, accessId, reason, days: days ?? null };
    const outcome = await undoRemoval(deps, undoing, actOf(principal, correlationId, now));
    if (outcome.kind === 'refused') throw refusals[outcome.reason]();
    const row = await findAccess(deps.database.db, organisationId, { accessId }, now);
    if (!row) throw refusals.unknown();
    const undone = outcome.kind === 'undone';
    return { access: accessView(row), undone, until: undone ? (outcome.until?.toISOString() ?? null) : null };
  };
}
