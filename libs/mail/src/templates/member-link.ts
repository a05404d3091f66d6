import type { Locale } from '@latchkey/contracts/locale';
import { layOut } from '../lay-out.ts';
import type { Mail } from '../mail.ts';
import { mailTexts } from '../mail-texts.ts';

/** The way to a buyer's own page at one seller. */
export function memberLinkMail(
  locale: Locale,
  { shop, url, days }: { shop: string; url: string; days: number },
): Mail {
  const t = mailTexts(locale, 'memberLink');
  return layOut(locale, {
    subject: t('subject', { shop }),
    heading: t('heading', { shop }),
    before: [t('body', { shop })],
    button: { label: t('button'), url },
    after: [t('expires', { days }), t('keep'), t('notYou')],
  });
}
