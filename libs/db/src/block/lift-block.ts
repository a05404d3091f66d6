import { sql } from 'drizzle-orm';
import { type Act, appendAudit } from '../audit-row/append-audit.ts';
import type { Db } from '../connect-database.ts';
import type { BlockRow } from './block-row.ts';

/** Lifts a block, with its row in the audit. What was to be done about the money and has not begun is dropped. */
export async function liftBlock(db: Db, block: BlockRow, reason: string, act: Act): Promise<void> {
  const { organisationId, id, subscriberId } = block;
  const begun = block.moneyActs.some(({ outcome }) => outcome !== 'pending');
  await db.execute(sql`
    update block set lifted_at = ${act.at.toISOString()}, lifted_reason = ${reason},
      money_state = case when money_state = 'pending' and not ${begun}::boolean then 'dropped' else money_state end,
      due_at = case when money_state = 'pending' and ${begun}::boolean then due_at end
    where organisation_id = ${organisationId} and id = ${id}`);
  await appendAudit(db, organisationId, act, {
    action: 'subscriber.unblock',
    targetKind: 'subscriber',
    targetId: subscriberId,
    detail: { blockId: id },
  });
}
