import type { OrganisationId, PaymentId, RefundId } from '@latchkey/contracts/ids';
import type { Db } from '../connect-database.ts';
import { listed } from '../gather/listed.ts';
import { setSql, words } from '../gather/set-sql.ts';
import { type MoneyWindow, within } from './money-window.ts';
import { type PayerRow, payerColumns, payerOf } from './payer-of.ts';

export interface RefundRow extends PayerRow {
  id: RefundId;
  payment_id: PaymentId;
  provider: 'stripe' | 'stars';
  provider_id: string;
  status: string;
  failure_reason: string | null;
  amount_minor: string;
  currency: string;
  created_at: string;
}

/** Refunds of an organisation, newest first. */
export async function listRefunds(
  db: Db,
  organisationId: OrganisationId,
  filter: MoneyWindow & { status?: string | undefined },
  page: { limit: number; after: RefundId | null },
): Promise<RefundRow[]> {
  const status = filter.status ? setSql`and f.status = ${filter.status}` : words('');
  const after = page.after ? setSql`and f.id < ${page.after}` : words('');
  const rows = await db.execute<RefundRow>(setSql`
    select f.id, f.payment_id, f.provider, f.provider_id, f.status, f.failure_reason, f.amount_minor, f.currency, f.created_at,
      ${payerColumns}
    from refund f join payment p on p.organisation_id = f.organisation_id and p.id = f.payment_id ${payerOf}
    where f.organisation_id = ${organisationId} and ${listed('f')} ${status} ${after}
      ${within(filter, { at: words('f.created_at'), currency: words('f.currency') })}
    order by f.id desc limit ${page.limit}`);
  return [...rows];
}
