import type { Locale } from '@latchkey/contracts/locale';
import { type NoticeTextName, noticeTexts } from '@latchkey/contracts/notices/texts';
import type { NoticeTextView } from '@latchkey/contracts/procedures/notice-text';
import type { OwnText } from '@latchkey/db/notice-text/notice-texts';

/** A message as it is sent: in the organisation's words where it has any. */
export function textView(name: NoticeTextName, locale: Locale, own: readonly OwnText[]): NoticeTextView {
  const found = own.find((text) => text.name === name && text.locale === locale);
  return { name, locale, body: found?.body ?? noticeTexts[name].words[locale], isOwn: found !== undefined };
}
