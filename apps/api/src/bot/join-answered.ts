import { confirmJoin } from '@latchkey/access/join/confirm-join';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';

/** What Telegram said to the answer of a request to join. */
export function botJoinAnswered(deps: Deps): UseCases['bot']['joinAnswered'] {
  return ({ correlationId }, answered) => confirmJoin(deps, { ...answered, correlationId });
}
