import type { BuyerMailKind } from '@latchkey/contracts/member/buyer-mail';
import { and, count, eq, gt } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { buyerMail } from '../schema/buyer-mail.ts';

/** How many mails of a kind were promised to an address since a moment, by all sellers together: nobody is flooded. */
export async function countMails(
  db: Db,
  { email, kind, since }: { email: string; kind: BuyerMailKind; since: Date },
): Promise<number> {
  const [row] = await db
    .select({ mails: count() })
    .from(buyerMail)
    .where(and(eq(buyerMail.email, email), eq(buyerMail.kind, kind), gt(buyerMail.createdAt, since)));
  return row?.mails ?? 0;
}
