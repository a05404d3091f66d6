import type { OrderId } from '@latchkey/contracts/ids';
import type { Db } from '../connect-database.ts';
import { setSql } from '../gather/set-sql.ts';
import { type MemberPerson, ordersOf } from './member-person.ts';

/** Whether an order is one of this person's. */
export async function ownsOrder(db: Db, person: MemberPerson, orderId: OrderId): Promise<boolean> {
  const [row] = await db.execute(
    setSql`select from (select ${orderId} as id) wanted where wanted.id in ${ordersOf(person)}`,
  );
  return row !== undefined;
}
