import type { BroadcastId, OrganisationId } from '@latchkey/contracts/ids';
import { type Act, appendAudit } from '@latchkey/db/audit-row/append-audit';
import type { OfBroadcast } from '@latchkey/db/broadcast/read-broadcasts';
import * as drafts from '@latchkey/db/broadcast/write-draft';
import type { Db } from '@latchkey/db/connect-database';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import type { AccessDeps } from '../access-deps.ts';

type NewDraft = drafts.DraftContent & { draftKey: string };

/** Keeps a new draft; the same key is the same draft. */
export function createDraft(
  deps: AccessDeps,
  organisationId: OrganisationId,
  draft: NewDraft,
  act: Act,
): Promise<BroadcastId> {
  const { correlationId, at } = act;
  const createdBy = act.actorKind === 'user' ? act.actorId : null;
  return unitOfWork(named(deps, 'broadcast'), async ({ db }) => {
    const made = await drafts.createDraft(db, organisationId, { ...draft, createdBy, correlationId, at });
    if (made.isNew) await note(db, { organisationId, broadcastId: made.broadcastId }, 'create', act);
    return made.broadcastId;
  });
}

/** @returns whether it was still a draft */
export function updateDraft(
  deps: AccessDeps,
  of: OfBroadcast,
  draft: drafts.DraftContent,
  act: Act,
): Promise<boolean> {
  return unitOfWork(named(deps, 'broadcast'), async ({ db }) => {
    const changed = await drafts.updateDraft(db, of, { ...draft, at: act.at });
    if (changed) await note(db, of, 'update', act);
    return changed;
  });
}

/** @returns whether it was still a draft */
export function removeDraft(deps: AccessDeps, of: OfBroadcast, act: Act): Promise<boolean> {
  return unitOfWork(named(deps, 'broadcast'), async ({ db }) => {
    const removed = await drafts.removeDraft(db, of);
    if (removed) await note(db, of, 'remove', act);
    return removed;
  });
}

function note(db: Db, { organisationId, broadcastId }: OfBroadcast, verb: string, act: Act): Promise<void> {
  return appendAudit(db, organisationId, act, {
    action: `broadcast.${verb}`,
    targetKind: 'broadcast',
    targetId: broadcastId,
  });
}
