import type { Locale } from '@latchkey/contracts/locale';
import type { Money } from '@latchkey/contracts/money';
import { dayInWords, momentInWords, moneyInWords } from '../in-words.ts';
import { layOut } from '../lay-out.ts';
import type { Mail } from '../mail.ts';
import { mailTexts } from '../mail-texts.ts';

export interface PurchaseMail {
  /** The name under which is sold. */
  shop: string;
  orderId: string;
  plan: string;
  interval: 'month' | 'year' | 'once';
  trialDays: number;
  price: Money;
  orderedAt: Date;
  channels: readonly string[];
  seller: { legalName: string; address: string; email: string } | null;
  agreed: { at: Date; consent: string; terms: string; withdrawal: string } | null;
  withdrawUntil: Date;
  timeZone: string;
  /** The member's page. */
  url: string;
}

/** Confirms a contract on a durable medium: what, from whom, at what price, on which terms (Directive 2011/83/EU, article 8(7)). */
export function purchaseMail(locale: Locale, of: PurchaseMail): Mail {
  const t = mailTexts(locale, 'purchase');
  const { shop, plan, seller, agreed, timeZone } = of;
  return layOut(locale, {
    subject: t('subject', { plan, shop }),
    heading: t('heading'),
    before: [t('body', { plan, shop })],
    button: { label: t('button'), url: of.url },
    facts: [
      [t('plan'), plan],
      [t('inside'), new Intl.ListFormat(locale).format(of.channels)],
      [t('price'), t(`each.${of.interval}`, { price: moneyInWords(locale, of.price) })],
      ...(of.trialDays > 0 ? [[t('trial'), t('days', { days: of.trialDays })] as const] : []),
      [t('ordered'), momentInWords(locale, timeZone, of.orderedAt)],
      [t('order'), of.orderId],
      [t('seller'), seller ? [seller.legalName, seller.address.replaceAll('\n', ', ')].join(', ') : shop],
      ...(seller ? [[t('contact'), seller.email] as const] : []),
    ],
    after: [
      t('withdraw', { until: dayInWords(locale, timeZone, of.withdrawUntil) }),
      ...(agreed
        ? [
            t('agreed', { at: momentInWords(locale, timeZone, agreed.at) }),
            agreed.consent,
            ...paragraphs(t('withdrawalTitle'), agreed.withdrawal),
            ...paragraphs(t('termsTitle'), agreed.terms),
          ]
        : []),
    ],
  });
}

/** A text of the seller under its title, paragraph by paragraph; in a mail its headings are lines like the others. */
function paragraphs(title: string, body: string): string[] {
  return [`— ${title} —`, ...body.split('\n\n').map((paragraph) => paragraph.replace(/^## /, ''))];
}
