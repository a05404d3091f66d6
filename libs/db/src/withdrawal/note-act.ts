import type { OrganisationId, WithdrawalId } from '@latchkey/contracts/ids';
import type { WithdrawalAct, WithdrawalState } from '@latchkey/contracts/member/withdrawal-act';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/**
 * Notes what became of one thing that a withdrawal asks for; with the last one it is settled.
 *
 * @returns how it stands then
 */
export async function noteAct(
  db: Db,
  of: { organisationId: OrganisationId; withdrawalId: WithdrawalId },
  done: WithdrawalAct,
): Promise<WithdrawalState> {
  const [row] = await db.execute<{ state: WithdrawalState }>(sql`
    with noted as (
      select jsonb_agg(case when act ->> 'act' = ${done.act} and act ->> 'subject' = ${done.subject}
          then ${JSON.stringify(done)}::jsonb else act end order by nr) as acts
      from withdrawal w, jsonb_array_elements(w.acts) with ordinality as acts (act, nr)
      where w.organisation_id = ${of.organisationId} and w.id = ${of.withdrawalId}
    ), settled as (
      select acts, case when acts @? '$[*] ? (@.outcome == "pending")' then 'pending'
        when acts @? '$[*] ? (@.outcome == "by_hand")' then 'action_required' else 'done' end as state
      from noted
    )
    update withdrawal set acts = settled.acts, state = settled.state::withdrawal_state,
      due_at = case when settled.state = 'pending' then due_at end
    from settled where organisation_id = ${of.organisationId} and id = ${of.withdrawalId}
    returning withdrawal.state`);
  return row?.state ?? 'pending';
}
