import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import type { Caller } from './call.ts';

const pkcs8Header = Buffer.from('302e020100300506032b657004220420', 'hex');
const privateKey = createPrivateKey({
  key: Buffer.concat([pkcs8Header, Buffer.alloc(32, 7)]),
  format: 'der',
  type: 'pkcs8',
});

/** The key by which the api of the tests knows Telegram's word about Mini Apps. */
export const miniAppKey = createPublicKey(privateKey)
  .export({ format: 'der', type: 'spki' })
  .subarray(-32)
  .toString('hex');

/** Somebody who has opened a Mini App of a bot, as Telegram signs it. */
export function inMiniApp(of: { botTelegramId: number; telegramId: number; openedAgoMs?: number }): Caller {
  const { botTelegramId, telegramId, openedAgoMs = 0 } = of;
  const fields = {
    auth_date: String(Math.floor((Date.now() - openedAgoMs) / 1_000)),
    user: JSON.stringify({ id: telegramId, first_name: 'Ada' }),
  };
  const lines = Object.entries(fields)
    .map(([name, value]) => `${name}=${value}`)
    .join('\n');
  const signature = sign(null, Buffer.from(`${botTelegramId}:WebAppData\n${lines}`), privateKey);
  const initData = new URLSearchParams({ ...fields, signature: signature.toString('base64url'), hash: '00' });
  return { authorization: `tma ${botTelegramId} ${initData}` };
}
