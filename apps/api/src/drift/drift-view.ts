import type { DriftView } from '@latchkey/contracts/procedures/reconcile';
import type { DriftRow } from '@latchkey/db/reconcile/drifts';

/** One drift as a creator or support sees it. */
export function driftView(row: DriftRow): DriftView {
  return {
    id: row.id,
    organisationId: row.organisationId,
    kind: row.kind,
    subjectKind: row.subjectKind,
    subjectId: row.subjectId,
    state: row.state,
    evidence: row.evidence,
    fix: row.fix,
    waitsForPerson: row.waitsForPerson,
    size: row.size,
    foundAt: row.foundAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    fixAppliedAt: row.fixAppliedAt?.toISOString() ?? null,
    closedAt: row.closedAt?.toISOString() ?? null,
    reason: row.reason,
  };
}
