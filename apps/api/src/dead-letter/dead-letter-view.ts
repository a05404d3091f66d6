import type { DeadLetterView } from '@latchkey/contracts/procedures/dead-letter';
import type { DeadLetterRow } from '@latchkey/db/dead-letter/list-dead-letters';

type Failure = { at: string | null; attempt: number; message: string };

/** A dead letter as support sees it. */
export function deadLetterView(row: DeadLetterRow): DeadLetterView {
  return {
    id: row.id,
    job: row.job,
    entity: row.entity,
    class: row.failureClass,
    attempts: row.attempts,
    correlationId: row.correlationId,
    firstFailedAt: row.firstFailedAt.toISOString(),
    lastFailedAt: row.lastFailedAt.toISOString(),
    lastError: failuresOf(row).at(-1)?.message ?? null,
    replayedAt: row.replayedAt?.toISOString() ?? null,
    closedAt: row.closedAt?.toISOString() ?? null,
    closedBy: row.closedBy,
    closeReason: row.closeReason,
  };
}

/** The failures that are kept, oldest first. */
export function failuresOf({ errors }: DeadLetterRow): Failure[] {
  return errors.map((failure, index) =>
    typeof failure === 'string' ? { at: null, attempt: index + 1, message: failure } : failure,
  );
}

/** Ids and flags of a payload. A faulty one may hold anything: what is no id is nobody's business here. */
export function idsOf({ payload }: DeadLetterRow): Record<string, string | number | boolean> {
  const ids: Record<string, string | number | boolean> = {};
  for (const [name, value] of Object.entries(payload)) {
    if (typeof value === 'number' || typeof value === 'boolean') ids[name] = value;
    if (typeof value === 'string' && /^[\w-]{1,128}$/.test(value)) ids[name] = value;
  }
  return ids;
}
