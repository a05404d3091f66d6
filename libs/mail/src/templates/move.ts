import type { Locale } from '@latchkey/contracts/locale';
import { momentInWords } from '../in-words.ts';
import { layOut } from '../lay-out.ts';
import type { Mail } from '../mail.ts';
import { mailTexts } from '../mail-texts.ts';

export interface MoveMail {
  shop: string;
  askedAt: Date;
  readyAt: Date;
  expiresAt: Date;
  timeZone: string;
  /** The person's own page: there it is stopped, or finished. */
  url: string;
}

/** Tells of a move to another Telegram account: that it was asked for, or that it can be finished. */
export function moveMail(
  locale: Locale,
  says: 'asked' | 'ready',
  { shop, askedAt, readyAt, expiresAt, timeZone, url }: MoveMail,
): Mail {
  const t = mailTexts(locale, 'move');
  const at = (moment: Date) => momentInWords(locale, timeZone, moment);
  return layOut(locale, {
    subject: t(`${says}.subject`, { shop }),
    heading: t(`${says}.heading`),
    before: [t(`${says}.body`, { shop })],
    button: { label: t(`${says}.button`), url },
    facts: [
      [t(`${says}.since`), at(askedAt)],
      [t(`${says}.from`), at(readyAt)],
      [t(`${says}.until`), at(expiresAt)],
    ],
    after: [t(`${says}.how`), t(`${says}.notYou`)],
  });
}
