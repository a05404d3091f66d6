import type { Locale } from '@latchkey/contracts/locale';
import { layOut } from '../lay-out.ts';
import type { Mail } from '../mail.ts';
import { mailTexts } from '../mail-texts.ts';

/** Asks the address that an account has whether it is to have another one. */
export function changeEmailMail(
  locale: Locale,
  { newEmail, url, hours }: { newEmail: string; url: string; hours: number },
): Mail {
  const t = mailTexts(locale, 'changeEmail');
  return layOut(locale, {
    subject: t('subject'),
    heading: t('heading'),
    before: [t('body', { newEmail })],
    button: { label: t('button'), url },
    after: [t('expires', { hours }), t('notYou')],
  });
}
