import type { DisputeId, OrganisationId, PaymentId } from '@latchkey/contracts/ids';
import type { Db } from '../connect-database.ts';
import { listed } from '../gather/listed.ts';
import { setSql, words } from '../gather/set-sql.ts';
import { closedDisputes } from './dispute-standing.ts';
import { type MoneyWindow, within } from './money-window.ts';
import { type PayerRow, payerColumns, payerOf } from './payer-of.ts';

export interface DisputeRow extends PayerRow {
  id: DisputeId;
  payment_id: PaymentId;
  account: string;
  livemode: boolean;
  payment_intent_id: string | null;
  provider_id: string;
  status: string;
  reason: string | null;
  amount_minor: string;
  currency: string;
  created_at: string;
  respond_by: string | null;
  closed_at: string | null;
}

/** Disputes of an organisation, newest first. */
export async function listDisputes(
  db: Db,
  organisationId: OrganisationId,
  filter: MoneyWindow & { open?: boolean | undefined },
  page: { limit: number; after: DisputeId | null },
): Promise<DisputeRow[]> {
  const closed = setSql`d.status = any(${closedDisputes}::text[])`;
  const open =
    filter.open === undefined ? words('') : filter.open ? setSql`and not ${closed}` : setSql`and ${closed}`;
  const after = page.after ? setSql`and d.id < ${page.after}` : words('');
  const rows = await db.execute<DisputeRow>(setSql`
    select d.id, d.payment_id, d.account, d.livemode, p.payment_intent_id, d.provider_id, d.status, d.reason, d.amount_minor,
      d.currency, d.created_at, d.respond_by, d.closed_at, ${payerColumns}
    from dispute d join payment p on p.organisation_id = d.organisation_id and p.id = d.payment_id ${payerOf}
    where d.organisation_id = ${organisationId} and ${listed('d')} ${open} ${after}
      ${within(filter, { at: words('d.created_at'), currency: words('d.currency') })}
    order by d.id desc limit ${page.limit}`);
  return [...rows];
}
