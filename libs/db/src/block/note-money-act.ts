import type { BlockMoneyAct } from '@latchkey/contracts/block/block-money';
import type { BlockId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/**
 * Notes what became of one thing to be done; with the last one the block's money is settled, and only its end is looked
 * after from then on.
 */
export async function noteMoneyAct(
  db: Db,
  of: { organisationId: OrganisationId; blockId: BlockId },
  done: BlockMoneyAct,
  at: Date,
): Promise<void> {
  await db.execute(sql`
    with noted as (
      select jsonb_agg(case when act ->> 'act' = ${done.act} and act ->> 'subject' = ${done.subject}
          then ${JSON.stringify(done)}::jsonb else act end order by nr) as acts
      from block b, jsonb_array_elements(b.money_acts) with ordinality as acts (act, nr)
      where b.organisation_id = ${of.organisationId} and b.id = ${of.blockId}
    ), settled as (
      select acts, case when acts @? '$[*] ? (@.outcome == "pending")' then 'pending'
        when acts @? '$[*] ? (@.outcome == "by_hand")' then 'action_required' else 'done' end as state
      from noted
    )
    update block set money_acts = acts, money_state = state::block_money_state,
      due_at = case when state = 'pending' then coalesce(due_at, ${at.toISOString()}) when lifted_at is null then ends_at end
    from settled where organisation_id = ${of.organisationId} and id = ${of.blockId}`);
}
