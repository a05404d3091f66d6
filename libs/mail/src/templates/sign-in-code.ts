import type { Locale } from '@latchkey/contracts/locale';
import { layOut } from '../lay-out.ts';
import type { Mail } from '../mail.ts';
import { mailTexts } from '../mail-texts.ts';

/** A code to type on a page: shows that whoever types it reads this mailbox now. */
export function signInCodeMail(locale: Locale, { code, minutes }: { code: string; minutes: number }): Mail {
  const t = mailTexts(locale, 'signInCode');
  return layOut(locale, {
    subject: t('subject', { code }),
    heading: t('heading'),
    before: [t('body')],
    code,
    after: [t('expires', { minutes }), t('notYou')],
  });
}
