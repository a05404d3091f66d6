import { fillText } from '@latchkey/contracts/notices/fill-text';
import { noticeTexts } from '@latchkey/contracts/notices/texts';
import type { SendingNotice } from '@latchkey/db/notice/sending-notice';
import type { Mail } from '@latchkey/mail/mail';
import { noticeMail as layOutNotice } from '@latchkey/mail/templates/notice';
import { bodyOf } from './body-of.ts';
import type { Said } from './said.ts';

/** The same words as a mail, for somebody whom the bot did not reach, or perhaps did not. */
export function noticeMail(
  notice: SendingNotice,
  said: Said,
  { shop, pageUrl }: { shop: string; pageUrl: string },
): Mail {
  return layOutNotice(notice.locale, {
    shop,
    subject: fillText(noticeTexts[said.name].subject[notice.locale], said.values),
    body: fillText(bodyOf(notice, said), said.values),
    // What comes back to the bot is of no use in a mail.
    buttons: said.buttons.filter((button) => 'url' in button),
    pageUrl,
  });
}
