import type { Locale } from '@latchkey/contracts/locale';
import { layOut } from '../lay-out.ts';
import type { Mail } from '../mail.ts';
import { mailTexts } from '../mail-texts.ts';

/** A message of the bot by mail, for somebody whom it does not reach: its words, its buttons, and the person's page. */
export function noticeMail(
  locale: Locale,
  of: {
    shop: string;
    subject: string;
    body: string;
    buttons: readonly { text: string; url: string }[];
    pageUrl: string;
  },
): Mail {
  const t = mailTexts(locale, 'notice');
  const { shop, subject, body, buttons, pageUrl } = of;
  const [first, ...rest] = buttons.filter(({ url }) => url !== pageUrl);
  return layOut(locale, {
    subject,
    heading: subject,
    before: body.split(/\n+/),
    button: first ? { label: first.text, url: first.url } : { label: t('page'), url: pageUrl },
    after: [
      ...rest.map(({ text, url }) => `${text}: ${url}`),
      ...(first ? [`${t('page')}: ${pageUrl}`] : []),
      t('why', { shop }),
    ],
  });
}
