import { countAttention } from '@latchkey/db/attention/count-attention';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';

/** How much waits for a person. */
export function attentionCount({ database }: Deps): UseCases['attention']['count'] {
  return ({ organisationId }) => countAttention(database.db, organisationId);
}
