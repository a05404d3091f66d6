import { LatchkeyError } from '@latchkey/contracts/errors';
import type { OrderId, OrganisationId, SubscriptionId } from '@latchkey/contracts/ids';
import type { TelegramPerson } from '@latchkey/contracts/procedures/bot';
import type { Act } from '@latchkey/db/audit-row/append-audit';
import { findServedOrganisation } from '@latchkey/db/bot-identity/list-served';
import type { Db } from '@latchkey/db/connect-database';
import type { MemberPerson } from '@latchkey/db/member/member-person';
import { actOf } from '../principal/act-of.ts';

/** Who speaks with which bot. */
export interface Speaking {
  botTelegramId: number;
  person: TelegramPerson;
}

/** Who speaks, as the organisation of an order or a subscription knows them. @throws {LatchkeyError} `not_found` */
export async function ownerOf(
  db: Db,
  speaking: Speaking,
  of: { orderId: OrderId } | { subscriptionId: SubscriptionId },
): Promise<MemberPerson> {
  const organisationId = await findServedOrganisation(db, speaking.botTelegramId, of);
  if (!organisationId) throw new LatchkeyError('not_found', 'There is no such purchase of yours.');
  return personIn(organisationId, speaking);
}

/** Whoever opens the chat is that person: Telegram has seen to it. */
export function personIn(organisationId: OrganisationId, { person }: Speaking): MemberPerson {
  return { organisationId, email: null, telegramId: person.id };
}

/** For reading whose conversation, and whose memberships, it is. */
export function whoseOf({ botTelegramId, person }: Speaking) {
  return { botTelegramId, telegramId: person.id };
}

/** An act of whoever speaks. */
export function actOfPerson({ person }: Speaking, correlationId: string, at: Date): Act {
  return actOf({ kind: 'person', telegramId: person.id }, correlationId, at);
}
