import { createHmac, createPrivateKey, sign } from 'node:crypto';
import type { BotRecord } from '../telegram-state.ts';

/** The emulated Telegram's own key, the same in every sandbox: it protects nothing. `emulatedMiniAppKey` is its public half. */
const privateKey = createPrivateKey({
  key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, 'sandbox')]),
  format: 'der',
  type: 'pkcs8',
});

/**
 * `initData` as Telegram hands it to a Mini App: with the signature for everybody (Ed25519) and the hash for the bot's owner
 * (HMAC). Telegram Mini Apps, "Validating data received via the Mini App" and "… for Third-Party Use".
 */
export function signInitData(bot: BotRecord, given: Record<string, string>): string {
  const signature = sign(null, Buffer.from(`${bot.user.id}:WebAppData\n${linesOf(given)}`), privateKey);
  const signed = { ...given, signature: signature.toString('base64url') };
  const secret = createHmac('sha256', 'WebAppData').update(bot.token).digest();
  const hash = createHmac('sha256', secret).update(linesOf(signed)).digest('hex');
  return new URLSearchParams({ ...signed, hash }).toString();
}

function linesOf(fields: Record<string, string>): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('\n');
}
