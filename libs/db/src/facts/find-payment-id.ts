import type { PaymentId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import type { PaymentKey } from './write-payment.ts';

/** The id under which money is on file. @throws Error when it is not */
export async function findPaymentId(db: Db, key: PaymentKey): Promise<PaymentId> {
  const [row] = await db.execute<{ id: PaymentId }>(sql`
    select id from payment where provider = ${key.provider} and account = ${key.account}
      and livemode = ${key.livemode} and provider_id = ${key.providerId}`);
  if (!row) throw new Error('the payment is not on file');
  return row.id;
}
