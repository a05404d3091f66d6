import type { Locale } from '@latchkey/contracts/locale';
import { layOut } from '../lay-out.ts';
import type { Mail } from '../mail.ts';
import { mailTexts } from '../mail-texts.ts';

/** The way in, for somebody whom the bot cannot reach. `link`: null while it is being renewed; the member's page has it then. */
export function wayInMail(
  locale: Locale,
  of: { shop: string; channel: string; link: string | null; memberUrl: string },
): Mail {
  const t = mailTexts(locale, 'wayIn');
  const { shop, channel, link, memberUrl } = of;
  return layOut(locale, {
    subject: t('subject', { channel }),
    heading: t('heading', { channel }),
    before: [t('body', { channel, shop }), t(link ? 'ask' : 'renewed')],
    button: link ? { label: t('button'), url: link } : { label: t('page'), url: memberUrl },
    after: [t('own'), ...(link ? [`${t('page')}: ${memberUrl}`] : [])],
  });
}
