import type { OrganisationId, ReconcilePartId } from '@latchkey/contracts/ids';
import { closeAlert } from '@latchkey/db/alert/close-alert';
import { raiseAlert } from '@latchkey/db/alert/raise-alert';
import type { UnitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { countDriftAlerts } from '@latchkey/db/reconcile/count-drift-alerts';
import {
  endDrifts,
  type FoundDrift,
  type GoneDrift,
  noteDrift,
  type OpenDrift,
} from '@latchkey/db/reconcile/note-drifts';
import { applyFix } from './apply-fix.ts';

/** What a fix has not put right in two intervals waits for a person. */
const patienceMs = 1_800_000;
/** More than this many alerts about drift tell nothing more: the list has them all. */
const maxAlerts = 10;

/** A drift, and whether people are told of it once it waits for them: not where something else tells them already. */
export interface Found extends FoundDrift {
  tell: boolean;
}

export interface Noting {
  organisationId: OrganisationId;
  partId: ReconcilePartId;
  at: Date;
  correlationId: string;
}

/**
 * Notes what a part has found, asks for what puts it right, and ends what is seen no longer. Found again and again it
 * stays one drift, its fix is asked for again, and it is told once.
 */
export async function noteDrifts(
  unit: UnitOfWork,
  noting: Noting,
  seen: { found: readonly Found[]; gone: readonly GoneDrift[] },
): Promise<void> {
  // In one order, so that two parts that see the same never wait for each other in a circle.
  const found = [...seen.found].sort((a, b) => (a.subjectId < b.subjectId ? -1 : 1));
  for (const one of found) {
    const open = await noteDrift(unit.db, { ...noting, patienceMs }, one);
    if (!open) continue;
    await applyFix(unit, { ...noting, ...one, driftId: open.id });
    if (open.waitsForPerson && one.tell) await tell(unit, noting, one, open);
  }
  await closeAlerts(unit, noting, await endDrifts(unit.db, noting, seen.gone));
}

/** The alerts of drifts that are over end with them. */
export async function closeAlerts(
  unit: UnitOfWork,
  { organisationId, at }: Pick<Noting, 'organisationId' | 'at'>,
  over: readonly string[],
): Promise<void> {
  for (const subject of over) await closeAlert(unit.db, { organisationId, kind: 'drift_found', subject, at });
}

async function tell(unit: UnitOfWork, noting: Noting, found: Found, open: OpenDrift): Promise<void> {
  const { organisationId, correlationId, at } = noting;
  if ((await countDriftAlerts(unit.db, organisationId)) >= maxAlerts) return;
  const { kind, subjectKind, subjectId, size } = found;
  await raiseAlert(unit, {
    organisationId,
    kind: 'drift_found',
    subject: open.id,
    detail: { kind, subjectKind, subjectId, size },
    correlationId,
    at,
  });
}
