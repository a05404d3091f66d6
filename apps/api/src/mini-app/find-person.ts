import { LatchkeyError } from '@latchkey/contracts/errors';
import { findBotByTelegramId } from '@latchkey/db/bot-identity/find-bots';
import type { Db } from '@latchkey/db/connect-database';
import type { Principal } from '../principal/principal.ts';
import { verifyInitData } from './verify-init-data.ts';

/** How long after it was opened a Mini App may act for the person. */
const maxAgeMs = 3_600_000;

/** Who may be believed about Mini Apps. */
export interface MiniAppTrust {
  publicKey: string;
  /** Of the bot that runs with this installation, where it is at hand. */
  token: string | null;
}

/**
 * Who calls from a Mini App: `tma <Telegram's id of the bot> <initData>`. Only by a bot of ours.
 *
 * @throws {LatchkeyError} `not_signed_in`
 */
export async function findMiniAppPerson(
  db: Db,
  credential: string,
  trust: MiniAppTrust,
): Promise<Extract<Principal, { kind: 'mini_app' }>> {
  const [, bot, initData = ''] = /^tma ([1-9]\d{0,15}) (\S{1,4096})$/.exec(credential) ?? [];
  const botTelegramId = Number(bot);
  // Telegram's clock is the wall's, also where that of the installation was moved.
  const rules = { ...trust, botTelegramId, now: new Date(), maxAgeMs };
  const person = bot === undefined ? null : verifyInitData(initData, rules);
  if (!person || !(await findBotByTelegramId(db, botTelegramId)))
    throw new LatchkeyError('not_signed_in', 'Open this page in Telegram anew.');
  return { kind: 'mini_app', botTelegramId, person };
}
