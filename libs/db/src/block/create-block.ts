import type { BlockId } from '@latchkey/contracts/ids';
import { type Act, appendAudit } from '../audit-row/append-audit.ts';
import type { Db } from '../connect-database.ts';
import { newId } from '../new-id.ts';
import { block } from '../schema/block.ts';
import type { BlockRow } from './block-row.ts';

/** Writes a block with its row in the audit. A block of no length is a removal: it keeps nobody out. */
export async function createBlock(
  db: Db,
  made: Pick<
    BlockRow,
    | 'organisationId'
    | 'subscriberId'
    | 'channelId'
    | 'reason'
    | 'endsAt'
    | 'moneyChoice'
    | 'moneyReason'
    | 'moneyState'
    | 'moneyActs'
    | 'dueAt'
  >,
  act: Act,
): Promise<BlockId> {
  const blockId = newId('block');
  const { organisationId, subscriberId, channelId, endsAt, moneyChoice } = made;
  await db.insert(block).values({
    ...made,
    id: blockId,
    createdBy: act.actorKind === 'user' ? act.actorId : null,
    createdAt: act.at,
    correlationId: act.correlationId,
  });
  await appendAudit(db, organisationId, act, {
    action: endsAt && endsAt <= act.at ? 'subscriber.remove' : 'subscriber.block',
    targetKind: 'subscriber',
    targetId: subscriberId,
    detail: { blockId, channelId, endsAt, moneyChoice },
  });
  return blockId;
}
