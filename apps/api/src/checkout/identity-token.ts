import { createHmac, timingSafeEqual } from 'node:crypto';

/** Who opened a plan from the bot: proven by the bot's own update, carried to the web page in a link. */
export interface Identity {
  botTelegramId: number;
  telegramId: number;
}

const validMs = 86_400_000;
// Expiry in seconds, then two ids: Telegram's have 52 bits at most.
const bodyBytes = 6 + 8 + 8;
const macBytes = 32;

/** A token of 72 characters that says who will enter, valid for 24 hours. */
export function signIdentity(secret: string, identity: Identity, now: Date): string {
  const body = Buffer.alloc(bodyBytes);
  body.writeUIntBE(Math.floor((now.getTime() + validMs) / 1000), 0, 6);
  body.writeBigUInt64BE(BigInt(identity.botTelegramId), 6);
  body.writeBigUInt64BE(BigInt(identity.telegramId), 14);
  return Buffer.concat([body, macOf(secret, body)]).toString('base64url');
}

/** Who a token is about; null when it is not ours or too old. */
export function readIdentity(secret: string, token: string, now: Date): Identity | null {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== bodyBytes + macBytes) return null;
  const body = bytes.subarray(0, bodyBytes);
  if (!timingSafeEqual(macOf(secret, body), bytes.subarray(bodyBytes))) return null;
  if (body.readUIntBE(0, 6) * 1000 < now.getTime()) return null;
  return { botTelegramId: Number(body.readBigUInt64BE(6)), telegramId: Number(body.readBigUInt64BE(14)) };
}

function macOf(secret: string, body: Buffer): Buffer {
  return createHmac('sha256', secret).update('latchkey identity 1\0').update(body).digest();
}
