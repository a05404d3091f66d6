import type { Locale } from '@latchkey/contracts/locale';
import type { WithdrawalAct } from '@latchkey/contracts/member/withdrawal-act';
import { dayInWords, momentInWords, moneyInWords } from '../in-words.ts';
import { layOut } from '../lay-out.ts';
import type { Mail } from '../mail.ts';
import { mailTexts } from '../mail-texts.ts';

export interface WithdrawalMail {
  shop: string;
  name: string;
  email: string;
  plan: string;
  orderId: string;
  orderedAt: Date;
  receivedAt: Date;
  acts: readonly WithdrawalAct[];
  seller: { legalName: string; address: string; email: string } | null;
  timeZone: string;
}

/** By law the money is back so long after the withdrawal was received (Directive 2011/83/EU, article 13(1)). */
const refundMs = 14 * 86_400_000;

/**
 * Acknowledges that a withdrawal was received: its content, and the date and time (Directive 2011/83/EU, article 11a(4)). It is
 * made of the statement alone, so it says the same whenever it is sent.
 */
export function withdrawalMail(locale: Locale, of: WithdrawalMail): Mail {
  const t = mailTexts(locale, 'withdrawal');
  const { shop, plan, seller, timeZone, receivedAt } = of;
  const refunds = of.acts.filter((act) => act.act === 'refund');
  const [first] = refunds;
  const amountMinor = refunds.reduce((sum, act) => sum + BigInt(act.amountMinor), 0n);
  const money = first && moneyInWords(locale, { amountMinor, currency: first.currency });
  return layOut(locale, {
    subject: t('subject', { plan }),
    heading: t('heading'),
    before: [t('body', { shop }), t('statement', { plan, shop })],
    facts: [
      [t('received'), momentInWords(locale, timeZone, receivedAt)],
      [t('name'), of.name],
      [t('email'), of.email],
      [t('plan'), plan],
      [t('order'), of.orderId],
      [t('ordered'), dayInWords(locale, timeZone, of.orderedAt)],
      [t('to'), seller ? [seller.legalName, seller.address.replaceAll('\n', ', ')].join(', ') : shop],
      ...(money ? [[t('refund'), money] as const] : []),
    ],
    after: [
      money
        ? t('back', { until: dayInWords(locale, timeZone, new Date(receivedAt.getTime() + refundMs)) })
        : t('nothing'),
      t('access'),
      t('keep'),
      ...(seller ? [t('questions', { email: seller.email })] : []),
    ],
  });
}
