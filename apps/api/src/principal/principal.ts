import type { ApiKeyId, OrganisationId } from '@latchkey/contracts/ids';
import type { Role } from '@latchkey/contracts/permissions';
import type { TelegramPerson } from '@latchkey/contracts/procedures/bot';
import type { MemberSession } from '@latchkey/db/member/member-sessions';

export interface Membership {
  organisationId: OrganisationId;
  role: Role;
}

/** Who is calling. */
export type Principal =
  | { kind: 'anonymous' }
  /** `signedInAt`: when this session began, in wall time. */
  | { kind: 'user'; userId: string; signedInAt: Date; memberships: readonly Membership[] }
  | { kind: 'api_key'; apiKeyId: ApiKeyId; organisationId: OrganisationId }
  | { kind: 'service' }
  /** A Telegram person for whom the bot's service credential speaks. */
  | { kind: 'person'; telegramId: number }
  /** On the member's page by a link; the proven one has typed a code since. */
  | { kind: 'buyer'; session: MemberSession }
  | { kind: 'proven_buyer'; session: MemberSession }
  /** Who has opened a Mini App of this bot, as Telegram says. */
  | { kind: 'mini_app'; botTelegramId: number; person: TelegramPerson };
