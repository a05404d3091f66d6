import type { SupportRequestView } from '@latchkey/contracts/procedures/support';
import { listSupportRequests, type SupportRequestRow } from '@latchkey/db/support/support-requests';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';

/** What a person has asked through the bot. */
export function supportList({ database: { db } }: Deps): UseCases['support']['list'] {
  return async ({ organisationId }, { subscriberId }) => {
    const rows = await listSupportRequests(db, organisationId, { subscriberId });
    return rows.map(supportRequestView);
  };
}

export function supportRequestView({ id, number, body, at, answers }: SupportRequestRow): SupportRequestView {
  return {
    id,
    number,
    body,
    at: at.toISOString(),
    answers: answers.map((answer) => ({ ...answer, at: answer.at.toISOString() })),
  };
}
