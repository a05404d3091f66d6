import { createHmac, timingSafeEqual } from 'node:crypto';
import { BuyerId, SubscriberId } from '@latchkey/contracts/ids';

/** Whose member's page a link opens: that of a buyer's address, or of a subscriber's Telegram identity. */
export type MemberSubject = { buyerId: BuyerId } | { subscriberId: SubscriberId };

/** Longer than a contract can be withdrawn from: the link in the confirmation does for that. */
const validMs = 30 * 86_400_000;

/**
 * The key of a link to the member's page: an id, the end of its validity in seconds, a signature. Whoever has it has what the
 * page allows without a code, so it goes to the person's own mail or chat alone.
 */
export function signMemberKey(secret: string, of: MemberSubject, now: Date): string {
  const id = 'buyerId' in of ? of.buyerId : of.subscriberId;
  const body = `${id}.${Math.floor((now.getTime() + validMs) / 1000).toString(36)}`;
  return `${body}.${macOf(secret, body)}`;
}

/** Whose key it is. `unknown`: not ours. `expired`: it was, and is too old. */
export function readMemberKey(
  secret: string,
  key: string,
  now: Date,
): { of: MemberSubject } | 'unknown' | 'expired' {
  const [id = '', until = '', mac = '', ...more] = key.split('.');
  const body = `${id}.${until}`;
  if (more.length > 0 || !isSame(mac, macOf(secret, body))) return 'unknown';
  if (Number.parseInt(until, 36) * 1000 < now.getTime()) return 'expired';
  const buyerId = BuyerId.safeParse(id).data;
  if (buyerId) return { of: { buyerId } };
  const subscriberId = SubscriberId.safeParse(id).data;
  return subscriberId ? { of: { subscriberId } } : 'unknown';
}

/** Address of the member's page that opens by such a key. */
export function memberUrl(publicWebUrl: string, key: string): string {
  return `${publicWebUrl}/member?key=${key}`;
}

function macOf(secret: string, body: string): string {
  return createHmac('sha256', secret).update(`latchkey member 1\0${body}`).digest('base64url');
}

function isSame(given: string, expected: string): boolean {
  return given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected));
}
