import type { Locale } from '@latchkey/contracts/locale';
import { layOut } from '../lay-out.ts';
import type { Mail } from '../mail.ts';
import { mailTexts } from '../mail-texts.ts';

/** A creator's answer to what somebody asked through the bot. */
export function supportAnswerMail(
  locale: Locale,
  { shop, number, question, answer }: { shop: string; number: number; question: string; answer: string },
): Mail {
  const t = mailTexts(locale, 'supportAnswer');
  return layOut(locale, {
    subject: t('subject', { shop, number: String(number) }),
    heading: t('heading', { shop }),
    before: answer.split(/\n{2,}/),
    facts: [[t('asked'), question]],
    after: [t('again')],
  });
}
