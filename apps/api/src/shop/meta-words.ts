import type { Locale } from '@latchkey/contracts/locale';
import type { MoneyWire } from '@latchkey/contracts/money';
import type { PublicPlan } from '@latchkey/contracts/procedures/checkout';
import type { LegalPage } from '@latchkey/contracts/shop/legal';

/** What link previews say, in one language. */
export interface MetaWords {
  operator: { title: string; description: string };
  unknown: { title: string; description: string };
  creator(name: string): string;
  aboutCreator(name: string, plans: readonly string[]): string;
  plan(name: string, creator: string): string;
  aboutPlan(plan: Offered): string;
  legal: Record<LegalPage, string>;
  aboutLegal(title: string, creator: string): string;
}

type Interval = PublicPlan['interval'];

/** What of a plan is told in a preview. */
interface Offered {
  interval: Interval;
  channels: readonly string[];
  prices: readonly { amount: MoneyWire }[];
}

const en: MetaWords = {
  operator: {
    title: 'Latchkey: paid Telegram channels, without the chores',
    description:
      'Sell access to your Telegram channels and groups. Who pays gets in within seconds, who stops paying is let out, and you keep every cent of your price.',
  },
  unknown: { title: 'Not found · Latchkey', description: 'There is nothing at this address.' },
  creator: (name) => `${name} on Telegram`,
  aboutCreator: (name, plans) =>
    plans.length > 0
      ? `Join ${name} on Telegram: ${list(plans, 'en')}.`
      : `${name} on Telegram. Not yet on sale.`,
  plan: (name, creator) => `${name} · ${creator}`,
  aboutPlan: (plan) =>
    `${offer(plan, 'en', { month: 'a month', year: 'a year', once: 'once' })}. Opens ${list(plan.channels, 'en')} on Telegram.`,
  legal: {
    imprint: 'Imprint',
    terms: 'Terms',
    privacy: 'Privacy',
    refunds: 'Refunds',
    withdrawal: 'Right of withdrawal',
  },
  aboutLegal: (title, creator) => `${title} of ${creator}.`,
};

const fr: MetaWords = {
  operator: {
    title: 'Latchkey\u00a0: vos canaux Telegram payants, sans les corvées',
    description:
      'Vendez l’accès à vos canaux et groupes Telegram. Qui paie entre en quelques secondes, qui cesse de payer sort, et votre prix vous revient jusqu’au dernier centime.',
  },
  unknown: { title: 'Page introuvable · Latchkey', description: 'Il n’y a rien à cette adresse.' },
  creator: (name) => `${name} sur Telegram`,
  aboutCreator: (name, plans) =>
    plans.length > 0
      ? `Rejoignez ${name} sur Telegram\u00a0: ${list(plans, 'fr')}.`
      : `${name} sur Telegram. Pas encore en vente.`,
  plan: (name, creator) => `${name} · ${creator}`,
  aboutPlan: (plan) =>
    `${offer(plan, 'fr', { month: 'par mois', year: 'par an', once: 'une seule fois' })}. Donne accès à ${list(plan.channels, 'fr')} sur Telegram.`,
  legal: {
    imprint: 'Mentions légales',
    terms: 'Conditions générales',
    privacy: 'Confidentialité',
    refunds: 'Remboursements',
    withdrawal: 'Droit de rétractation',
  },
  aboutLegal: (title, creator) => `${title}\u00a0: ${creator}.`,
};

export const metaWords = { en, fr } as const satisfies Record<Locale, MetaWords>;

function list(parts: readonly string[], locale: Locale): string {
  return new Intl.ListFormat(locale).format(parts);
}

function offer({ prices, interval }: Offered, locale: Locale, each: Record<Interval, string>): string {
  const price = prices[0];
  return price ? `${money(price.amount, locale)} ${each[interval]}` : '';
}

function money({ amountMinor, currency }: MoneyWire, locale: Locale): string {
  if (currency === 'XTR') return `${amountMinor} Stars`;
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
  return format.format(Number(amountMinor) / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}
