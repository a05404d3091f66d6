import { createHmac, createPublicKey, type KeyObject, timingSafeEqual, verify } from 'node:crypto';
import type { TelegramPerson } from '@latchkey/contracts/procedures/bot';
import { z } from 'zod';

/** Telegram's public keys (Mini Apps, "Validating data for Third-Party Use"), raw and in hexadecimal. */
export const telegramKeys = {
  production: 'e7bf03a2fa4602af4580703d88dda5bb59f32ed8b02a56c187fe7d34caed242d',
  test: '40055058a4ee38156a06562e52eece92a771bcd8346a8c4615cb7376eddf72ec',
} as const;

export interface InitDataRules {
  /** By which bot the Mini App must have been opened. */
  botTelegramId: number;
  /** Whose signature is believed; raw, in hexadecimal. */
  publicKey: string;
  /** The bot's token, where it is at hand: for apps that send no signature. */
  token: string | null;
  /** Wall time: Telegram says by its own clock when the app was opened. */
  now: Date;
  maxAgeMs: number;
}

const aheadMs = 60_000;

/**
 * Whom Telegram says a Mini App was opened by. `initData` is believed when Telegram has signed it for this bot (Ed25519), or
 * when its hash was made with this bot's token (HMAC), and when it is young enough.
 *
 * @returns null for what is forged, of another bot, too old, or no init data at all
 */
export function verifyInitData(initData: string, rules: InitDataRules): TelegramPerson | null {
  const fields = new URLSearchParams(initData);
  const names = [...fields.keys()];
  // A name that comes twice may be read in two ways.
  if (new Set(names).size !== names.length || !isYoung(fields, rules)) return null;
  const genuine = fields.has('signature') ? isSigned(fields, rules) : isHashed(fields, rules);
  return genuine ? personIn(fields.get('user')) : null;
}

function isYoung(fields: URLSearchParams, { now, maxAgeMs }: InitDataRules): boolean {
  const seconds = /^\d{9,12}$/.exec(fields.get('auth_date') ?? '')?.[0];
  const ageMs = seconds === undefined ? Number.NaN : now.getTime() - Number(seconds) * 1_000;
  return ageMs <= maxAgeMs && ageMs >= -aheadMs;
}

function isSigned(fields: URLSearchParams, { botTelegramId, publicKey }: InitDataRules): boolean {
  const signature = Buffer.from(fields.get('signature') ?? '', 'base64url');
  const signed = `${botTelegramId}:WebAppData\n${linesOf(fields, ['hash', 'signature'])}`;
  return signature.length === 64 && verify(null, Buffer.from(signed), keyOf(publicKey), signature);
}

function isHashed(fields: URLSearchParams, { botTelegramId, token }: InitDataRules): boolean {
  if (token === null || !token.startsWith(`${botTelegramId}:`)) return false;
  const secret = createHmac('sha256', 'WebAppData').update(token).digest();
  const hash = createHmac('sha256', secret)
    .update(linesOf(fields, ['hash']))
    .digest();
  const given = Buffer.from(fields.get('hash') ?? '', 'hex');
  return given.length === hash.length && timingSafeEqual(given, hash);
}

function linesOf(fields: URLSearchParams, without: readonly string[]): string {
  return [...fields]
    .filter(([name]) => !without.includes(name))
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('\n');
}

/** The header of a raw Ed25519 key in DER (RFC 8410). */
const spkiHeader = Buffer.from('302a300506032b6570032100', 'hex');

function keyOf(raw: string): KeyObject {
  const key = Buffer.concat([spkiHeader, Buffer.from(raw, 'hex')]);
  return createPublicKey({ key, format: 'der', type: 'spki' });
}

const UserField = z.object({
  id: z.int().positive(),
  first_name: z.string().default(''),
  username: z.string().optional(),
  language_code: z.string().optional(),
});

function personIn(user: string | null): TelegramPerson | null {
  const { data } = UserField.safeParse(jsonOf(user ?? ''));
  if (!data) return null;
  return {
    id: data.id,
    firstName: data.first_name.slice(0, 256),
    username: data.username?.slice(0, 64) ?? null,
    languageCode: data.language_code?.slice(0, 16) ?? null,
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
