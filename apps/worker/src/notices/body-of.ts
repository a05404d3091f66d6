import { noticeTexts } from '@latchkey/contracts/notices/texts';
import type { SendingNotice } from '@latchkey/db/notice/sending-notice';
import type { Said } from './said.ts';

/** The text of it in the person's language, still to be filled in: the organisation's own, else ours. */
export function bodyOf({ locale, ownTexts }: SendingNotice, { name }: Said): string {
  const own = ownTexts.find((text) => text.name === name && text.locale === locale);
  return own?.body ?? noticeTexts[name].words[locale];
}
