import type { OrderId, OrganisationId } from '@latchkey/contracts/ids';
import type { Locale } from '@latchkey/contracts/locale';
import type { Db } from '../connect-database.ts';
import { orderConsent } from '../schema/order-consent.ts';
import { keepTexts, type TextToKeep } from '../shop/keep-text.ts';

/** What a buyer has agreed to: the texts as they were shown. */
export interface Consent {
  locale: Locale;
  texts: Record<'consent' | 'terms' | 'withdrawal', Omit<TextToKeep, 'kind'>>;
}

/** Records with an order what its buyer has agreed to; the versions of the texts are kept with it. */
export async function writeConsent(
  db: Db,
  of: { organisationId: OrganisationId; orderId: OrderId; at: Date },
  { locale, texts }: Consent,
): Promise<void> {
  const { organisationId, orderId, at } = of;
  const kinds = ['consent', 'terms', 'withdrawal'] as const;
  const kept = await keepTexts(
    db,
    { organisationId, locale, at },
    kinds.map((kind) => ({ kind, ...texts[kind] })),
  );
  const textId = (kind: (typeof kinds)[number]) => {
    const id = kept.get(kind);
    if (!id) throw new Error(`the text ${kind} was not kept`);
    return id;
  };
  await db.insert(orderConsent).values({
    organisationId,
    orderId,
    locale,
    consentTextId: textId('consent'),
    termsTextId: textId('terms'),
    withdrawalTextId: textId('withdrawal'),
    at,
  });
}
