import type { Payer } from '@latchkey/contracts/procedures/money';
import type { PayerRow } from '@latchkey/db/money/payer-of';

/** Whose money it is. */
export function payerView(row: Pick<PayerRow, 'subscriber_id' | 'first_name' | 'username' | 'email'>): Payer {
  return {
    subscriberId: row.subscriber_id,
    firstName: row.first_name || null,
    username: row.username,
    email: row.email,
  };
}
