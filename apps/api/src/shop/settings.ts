import { locales } from '@latchkey/contracts/locale';
import { legalPages } from '@latchkey/contracts/shop/legal';
import { readShopSettings } from '@latchkey/db/shop/shop-settings';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { currentTexts } from './current-texts.ts';
import { knownCreator } from './known-creator.ts';
import { legalView } from './legal.ts';

/** How the organisation shows itself to buyers. */
export function shopSettings({ database: { db } }: Deps): UseCases['shop']['settings'] {
  return async ({ organisationId }) => {
    const [creator, settings] = await Promise.all([
      knownCreator(db, organisationId),
      readShopSettings(db, organisationId),
    ]);
    const inEach = await Promise.all(locales.map((locale) => currentTexts(db, creator, locale)));
    return {
      slug: settings?.slug ?? null,
      identity: creator.identity,
      withdrawalRefund: settings?.withdrawalRefund ?? 'full',
      texts: locales.flatMap((locale, index) =>
        legalPages.flatMap((page) => {
          const text = inEach[index]?.[page];
          return text ? [legalView(page, locale, text)] : [];
        }),
      ),
    };
  };
}
