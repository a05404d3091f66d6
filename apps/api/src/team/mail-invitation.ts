import type { OrganisationId } from '@latchkey/contracts/ids';
import type { Locale } from '@latchkey/contracts/locale';
import type { OpenInvitation } from '@latchkey/contracts/procedures/team';
import { readOrganisationName } from '@latchkey/db/organisation/read-organisation-name';
import { findInvitation, type InvitationRow } from '@latchkey/db/team/list-team';
import { invitationMail } from '@latchkey/mail/templates/invitation';
import { pageLinks } from '../auth/page-links.ts';
import type { Deps } from '../deps.ts';
import { invitationView } from './invitation-view.ts';

/** How long an invitation is good for, counted from its latest mail. */
export const invitationDays = 7;

export function invitationEnd(at: Date): Date {
  return new Date(at.getTime() + invitationDays * 86_400_000);
}

interface Mailing {
  organisationId: OrganisationId;
  id: InvitationRow['id'];
  token: string;
  locale: Locale;
}

/** Sends the link of an invitation that is committed, and says whether the mail went out: whoever invites can try again. */
export async function mailInvitation(
  { database: { db }, mailer, logger, settings }: Deps,
  { organisationId, id, token, locale }: Mailing,
): Promise<{ invitation: OpenInvitation; mail: 'sent' | 'failed' }> {
  const [row, organisation] = await Promise.all([
    findInvitation(db, organisationId, id),
    readOrganisationName(db, organisationId),
  ]);
  if (!row) throw new Error('an invitation that was written is not there');
  const mail = invitationMail(locale, {
    inviter: row.invitedBy ?? organisation,
    organisation,
    role: row.role,
    url: pageLinks(settings.publicWebUrl).invitation(token),
    days: invitationDays,
  });
  try {
    await mailer.send(row.email, mail);
    return { invitation: invitationView(row), mail: 'sent' };
  } catch {
    // The error itself may name the address.
    logger.warn({ part: 'mail', invitationId: id }, 'a mail could not be sent');
    return { invitation: invitationView(row), mail: 'failed' };
  }
}
