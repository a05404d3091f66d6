import type { Locale } from '@latchkey/contracts/locale';
import { momentInWords } from '../in-words.ts';
import { layOut } from '../lay-out.ts';
import type { Mail } from '../mail.ts';
import { mailTexts } from '../mail-texts.ts';

/** Acknowledges that somebody has asked to be erased. */
export function erasureMail(
  locale: Locale,
  { shop, at, timeZone }: { shop: string; at: Date; timeZone: string },
): Mail {
  const t = mailTexts(locale, 'erasure');
  return layOut(locale, {
    subject: t('subject', { shop }),
    heading: t('heading'),
    before: [t('body', { shop })],
    facts: [[t('received'), momentInWords(locale, timeZone, at)]],
    after: [t('month'), t('books'), t('notYou')],
  });
}
