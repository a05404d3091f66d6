import type { Locale } from '@latchkey/contracts/locale';
import { layOut } from '../lay-out.ts';
import type { Mail } from '../mail.ts';
import { mailTexts } from '../mail-texts.ts';

/** A link that signs somebody in, once. */
export function magicLinkMail(locale: Locale, { url, minutes }: { url: string; minutes: number }): Mail {
  const t = mailTexts(locale, 'magicLink');
  return layOut(locale, {
    subject: t('subject'),
    heading: t('heading'),
    before: [t('body')],
    button: { label: t('button'), url },
    after: [t('expires', { minutes }), t('notYou')],
  });
}
