import type { Content, ContentButton } from '@latchkey/contracts/broadcast/content';
import type { BroadcastId, OrganisationId } from '@latchkey/contracts/ids';
import { and, eq } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { newId } from '../new-id.ts';
import { broadcast } from '../schema/broadcast.ts';
import type { BroadcastSegment } from './audience.ts';
import type { OfBroadcast } from './read-broadcasts.ts';

export interface DraftContent {
  content: Content;
  button: ContentButton | null;
  /** `creator`: to whoever writes it, to see how it looks. */
  segment: BroadcastSegment | { kind: 'creator' };
}

/** Keeps a new draft. @returns its id, and whether this key made it */
export async function createDraft(
  db: Db,
  organisationId: OrganisationId,
  draft: DraftContent & { draftKey: string; createdBy: string | null; correlationId: string; at: Date },
): Promise<{ broadcastId: BroadcastId; isNew: boolean }> {
  const { draftKey, createdBy, correlationId, at } = draft;
  const [made] = await db
    .insert(broadcast)
    .values({
      organisationId,
      id: newId('broadcast'),
      draftKey,
      createdBy,
      correlationId,
      createdAt: at,
      updatedAt: at,
      ...columnsOf(draft),
    })
    .onConflictDoNothing({ target: [broadcast.draftKey, broadcast.organisationId] })
    .returning({ id: broadcast.id });
  if (made) return { broadcastId: made.id, isNew: true };
  const [known] = await db
    .select({ id: broadcast.id })
    .from(broadcast)
    .where(and(eq(broadcast.organisationId, organisationId), eq(broadcast.draftKey, draftKey)));
  if (!known) throw new Error('a draft is not where it was written');
  return { broadcastId: known.id, isNew: false };
}

/** @returns whether it was still a draft */
export async function updateDraft(
  db: Db,
  of: OfBroadcast,
  draft: DraftContent & { at: Date },
): Promise<boolean> {
  const changed = await db
    .update(broadcast)
    .set({ ...columnsOf(draft), updatedAt: draft.at })
    .where(isDraft(of))
    .returning({ id: broadcast.id });
  return changed.length > 0;
}

/** @returns whether it was still a draft */
export async function removeDraft(db: Db, of: OfBroadcast): Promise<boolean> {
  const removed = await db.delete(broadcast).where(isDraft(of)).returning({ id: broadcast.id });
  return removed.length > 0;
}

function isDraft({ organisationId, broadcastId }: OfBroadcast) {
  return and(
    eq(broadcast.organisationId, organisationId),
    eq(broadcast.id, broadcastId),
    eq(broadcast.state, 'draft'),
  );
}

function columnsOf({ content, button, segment }: DraftContent) {
  const planId = segment.kind === 'plan' ? segment.planId : null;
  return { content, button, segment: segment.kind, planId };
}
