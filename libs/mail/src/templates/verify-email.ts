import type { Locale } from '@latchkey/contracts/locale';
import { layOut } from '../lay-out.ts';
import type { Mail } from '../mail.ts';
import { mailTexts } from '../mail-texts.ts';

/** A link by which somebody shows that an address is theirs. */
export function verifyEmailMail(
  locale: Locale,
  { name, url, hours }: { name: string; url: string; hours: number },
): Mail {
  const t = mailTexts(locale, 'verifyEmail');
  return layOut(locale, {
    subject: t('subject'),
    heading: t('heading', { name }),
    before: [t('body')],
    button: { label: t('button'), url },
    after: [t('expires', { hours }), t('notYou')],
  });
}
