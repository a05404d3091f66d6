import type { Locale } from '@latchkey/contracts/locale';
import { layOut } from '../lay-out.ts';
import type { Mail } from '../mail.ts';
import { mailTexts } from '../mail-texts.ts';

/**
 * A link by which somebody shows that an address is theirs. It names nobody: who has typed the address may be a stranger to
 * its owner, and is not to write to them through us.
 */
export function verifyEmailMail(locale: Locale, { url, hours }: { url: string; hours: number }): Mail {
  const t = mailTexts(locale, 'verifyEmail');
  return layOut(locale, {
    subject: t('subject'),
    heading: t('heading'),
    before: [t('body')],
    button: { label: t('button'), url },
    after: [t('expires', { hours }), t('notYou')],
  });
}
