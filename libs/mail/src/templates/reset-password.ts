import type { Locale } from '@latchkey/contracts/locale';
import { layOut } from '../lay-out.ts';
import type { Mail } from '../mail.ts';
import { mailTexts } from '../mail-texts.ts';

/** A link by which somebody sets a new password. */
export function resetPasswordMail(locale: Locale, { url, minutes }: { url: string; minutes: number }): Mail {
  const t = mailTexts(locale, 'resetPassword');
  return layOut(locale, {
    subject: t('subject'),
    heading: t('heading'),
    before: [t('body')],
    button: { label: t('button'), url },
    after: [t('expires', { minutes }), t('notYou')],
  });
}
