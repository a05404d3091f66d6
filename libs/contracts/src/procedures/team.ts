import { z } from 'zod';
import { InvitationId, OrganisationId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { locales } from '../locale.ts';
import { roles } from '../permissions.ts';
import { procedure } from './procedure.ts';

const organisationId = OrganisationId.optional();
const role = z.enum(roles);
const UserId = z.string().min(1).max(64);
/** The language of the mail. */
const locale = z.enum(locales).default('en');

export const TeamMember = z.object({
  userId: z.string(),
  name: z.string(),
  email: z.string(),
  role,
  twoFactorEnabled: z.boolean(),
  telegramLinked: z.boolean(),
  since: Instant,
});
export type TeamMember = z.infer<typeof TeamMember>;

export const OpenInvitation = z.object({
  id: InvitationId,
  email: z.string(),
  role,
  /** By name; null when that person is not in the team any more. */
  invitedBy: z.string().nullable(),
  createdAt: Instant,
  expiresAt: Instant,
});
export type OpenInvitation = z.infer<typeof OpenInvitation>;

/** Whether the mail with the link went out. When it did not, the invitation stands and its mail can be sent again. */
const mail = z.enum(['sent', 'failed']);

/**
 * Who runs the organisation. Owners make and unmake anybody; admins make and unmake support and viewers. An organisation
 * always has an owner.
 */
export const team = {
  /** Invitations are told to those who may invite only. */
  list: procedure({
    type: 'query',
    permission: 'organisation:read',
    input: z.object({ organisationId }),
    output: z.object({ members: z.array(TeamMember), invitations: z.array(OpenInvitation) }),
  }),
  /** Invites somebody by mail. An open invitation of the same address is made anew. */
  invite: procedure({
    type: 'mutation',
    permission: 'organisation:manage',
    input: z.object({ organisationId, email: z.email().max(254).toLowerCase(), role, locale }),
    output: z.object({ invitation: OpenInvitation, mail }),
  }),
  /** Sends the mail once more, with a new link; the one before ends. */
  resendInvitation: procedure({
    type: 'mutation',
    permission: 'organisation:manage',
    input: z.object({ organisationId, invitationId: InvitationId, locale }),
    output: z.object({ invitation: OpenInvitation, mail }),
  }),
  revokeInvitation: procedure({
    type: 'mutation',
    permission: 'organisation:manage',
    input: z.object({ organisationId, invitationId: InvitationId }),
    output: z.object({ id: InvitationId }),
  }),
  setRole: procedure({
    type: 'mutation',
    permission: 'organisation:manage',
    input: z.object({ organisationId, userId: UserId, role }),
    output: z.object({ userId: z.string(), role }),
  }),
  /** From then on the person may do nothing in the organisation; what they did stays in its history. */
  remove: procedure({
    type: 'mutation',
    permission: 'organisation:manage',
    input: z.object({ organisationId, userId: UserId }),
    output: z.object({ userId: z.string() }),
  }),
  /** The caller goes. The organisation is named, whatever the caller belongs to: nobody leaves one by a slip. */
  leave: procedure({
    type: 'mutation',
    permission: 'organisation:read',
    input: z.object({ organisationId: OrganisationId }),
    output: z.object({ organisationId: OrganisationId }),
  }),
};

const token = z.string().regex(/^[\w-]{43}$/);

export const invitationStates = ['open', 'accepted', 'revoked', 'expired'] as const;

export const InvitationView = z.object({
  organisation: z.string(),
  invitedBy: z.string().nullable(),
  email: z.string(),
  role,
  state: z.enum(invitationStates),
  /** Whether somebody signs in with this address already. */
  hasAccount: z.boolean(),
});
export type InvitationView = z.infer<typeof InvitationView>;

export const invitation = {
  /** What an invitation is about, for who holds its link. An unknown link, or one that a newer mail has ended, is `not_found`. */
  get: procedure({
    type: 'query',
    permission: 'public',
    input: z.object({ token }),
    output: InvitationView,
  }),
  /** Joins the organisation; only with the address that was invited. Once more by the same person changes nothing. */
  accept: procedure({
    type: 'mutation',
    permission: 'signed_in',
    input: z.object({ token }),
    output: z.object({ organisationId: OrganisationId, role }),
  }),
};
