import { replayDeadLetters } from '@latchkey/access/dead-letter/replay-dead-letters';
import type { ReplayOutcome } from '@latchkey/contracts/jobs/dead-letter';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { filterOf } from './filter-of.ts';

/** Replays a page of the open dead letters that fit a filter; with `dryRun` it only says what would come of it. */
export function deadLetterReplayMany(deps: Deps): UseCases['deadLetter']['replayMany'] {
  return async ({ organisationId, principal, correlationId }, { dryRun, limit, cursor, ...filter }) => {
    const items = await replayDeadLetters(deps, {
      organisationId,
      which: { filter: filterOf(filter), limit, after: cursor ?? null },
      dryRun,
      act: actOf(principal, correlationId, deps.clock.now()),
    });
    const counts: Partial<Record<ReplayOutcome, number>> = {};
    for (const { outcome } of items) counts[outcome] = (counts[outcome] ?? 0) + 1;
    return { items, counts, nextCursor: items.length === limit ? (items.at(-1)?.id ?? null) : null };
  };
}
