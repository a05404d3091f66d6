import type { Locale } from '@latchkey/contracts/locale';
import { layOut } from '../lay-out.ts';
import type { Mail } from '../mail.ts';
import { mailTexts } from '../mail-texts.ts';

/** What the owner of an account is told of, whoever did it. */
export type SecurityChange = 'password' | 'secondStepOff';

/** Something that protects an account was changed. `url`: where a new password is asked for. */
export function securityChangeMail(
  locale: Locale,
  { change, url }: { change: SecurityChange; url: string },
): Mail {
  const t = mailTexts(locale, 'securityChange');
  return layOut(locale, {
    subject: t(`${change}.subject`),
    heading: t(`${change}.subject`),
    before: [t(`${change}.body`), t('notYou')],
    button: { label: t('button'), url },
  });
}
