import type { BuyerMailId, OrganisationId } from '@latchkey/contracts/ids';
import type { Locale } from '@latchkey/contracts/locale';
import type { BuyerMailKind } from '@latchkey/contracts/member/buyer-mail';
import { sql } from 'drizzle-orm';
import { newId } from '../new-id.ts';
import type { UnitOfWork } from '../outbox/unit-of-work.ts';
import { sweepAfterMs } from '../sweep/sweep-after.ts';

export interface NewBuyerMail {
  organisationId: OrganisationId;
  kind: BuyerMailKind;
  email: string;
  locale: Locale;
  /** The id of what it is about. */
  about: string;
  /** The same occasion makes one mail, however often it is promised. */
  occasion: string;
  correlationId: string;
  at: Date;
}

/** Promises a mail to a buyer, with the job that sends it. @returns whether it is a new one */
export async function promiseMail(unit: UnitOfWork, mail: NewBuyerMail): Promise<boolean> {
  const { organisationId, correlationId } = mail;
  const buyerMailId: BuyerMailId = newId('buyerMail');
  const dueAt = new Date(mail.at.getTime() + sweepAfterMs);
  const [made] = await unit.db.execute(sql`
    insert into buyer_mail (organisation_id, id, kind, email, locale, about, occasion, correlation_id, created_at, due_at)
    values (${organisationId}, ${buyerMailId}, ${mail.kind}, ${mail.email}, ${mail.locale}, ${mail.about}, ${mail.occasion},
      ${correlationId}, ${mail.at.toISOString()}, ${dueAt.toISOString()})
    on conflict (organisation_id, occasion) do nothing returning id`);
  if (!made) return false;
  unit.promise({ name: 'buyerMail.send', payload: { organisationId, buyerMailId, correlationId } });
  return true;
}
