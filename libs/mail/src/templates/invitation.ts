import type { Locale } from '@latchkey/contracts/locale';
import type { Role } from '@latchkey/contracts/permissions';
import { layOut } from '../lay-out.ts';
import type { Mail } from '../mail.ts';
import { mailTexts } from '../mail-texts.ts';

interface Invitation {
  /** Who invites, by name. */
  inviter: string;
  organisation: string;
  role: Role;
  url: string;
  days: number;
}

/** Invites somebody to run an organisation with others. */
export function invitationMail(locale: Locale, { inviter, organisation, role, url, days }: Invitation): Mail {
  const t = mailTexts(locale, 'invitation');
  return layOut(locale, {
    subject: t('subject', { inviter, organisation }),
    heading: t('heading', { organisation }),
    before: [t('body', { inviter, organisation })],
    facts: [[t('role'), t(`roles.${role}`)]],
    button: { label: t('button'), url },
    after: [t('expires', { days }), t('notYou', { inviter })],
  });
}
