import { locales } from '@latchkey/contracts/locale';
import { noticeTextNames } from '@latchkey/contracts/notices/texts';
import { listOwnTexts } from '@latchkey/db/notice-text/notice-texts';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { textView } from './text-view.ts';

/** Every message to subscribers, in every language, as it is sent. */
export function noticeTextList({ database }: Deps): UseCases['noticeText']['list'] {
  return async ({ organisationId }) => {
    const own = await listOwnTexts(database.db, organisationId);
    return noticeTextNames.flatMap((name) => locales.map((locale) => textView(name, locale, own)));
  };
}
