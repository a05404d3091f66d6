import type { Locale } from '@latchkey/contracts/locale';
import type { LegalPage, LegalText } from '@latchkey/contracts/shop/legal';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { type CurrentText, currentTexts } from './current-texts.ts';
import { knownCreator } from './known-creator.ts';

/** One of a creator's texts. */
export function shopLegal({ database: { db } }: Deps): UseCases['shop']['legal'] {
  return async (_call, { creator: inAddress, page, locale }) => {
    const { organisationId, ...creator } = await knownCreator(db, inAddress);
    const texts = await currentTexts(db, { organisationId, ...creator }, locale);
    return { ...legalView(page, locale, texts[page]), creator };
  };
}

export function legalView(
  page: LegalPage,
  locale: Locale,
  { body, fromTemplate, kept }: CurrentText,
): LegalText {
  return {
    page,
    locale,
    body,
    isTemplate: fromTemplate,
    version: kept?.version ?? null,
    since: kept?.createdAt.toISOString() ?? null,
  };
}
