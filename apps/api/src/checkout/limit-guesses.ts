import { LatchkeyError } from '@latchkey/contracts/errors';
import { returnAttempt, takeAttempt } from '@latchkey/db/attempt/take-attempt';
import type { Db } from '@latchkey/db/connect-database';
import { networkOf } from '../http/network-of.ts';

const windowMinutes = 10;
/** Wrong codes that may be tried within that time, of whatever seller and kind. */
const most = 30;

/** Who tries codes: whoever is behind an address, or a Telegram account. */
type Guesser = { address: string } | { telegramId: number };

/**
 * Tries a code, unless too many wrong ones came from there. A right one does not count: a code that a whole conference uses
 * from one address goes on working. What throws counts, as a wrong one does.
 *
 * @returns null: too often; nothing was tried
 */
export async function limitGuesses<T>(
  db: Db,
  guesser: Guesser,
  attempt: { code: () => Promise<T>; isRight: (outcome: T) => boolean },
): Promise<T | null> {
  const whom =
    'address' in guesser ? `network ${networkOf(guesser.address)}` : `telegram ${guesser.telegramId}`;
  const of = ['code', whom] as const;
  if ((await takeAttempt(db, { of, most, windowSeconds: windowMinutes * 60 })) !== null) return null;
  const outcome = await attempt.code();
  if (attempt.isRight(outcome)) await returnAttempt(db, of);
  return outcome;
}

export function tooManyCodes(): LatchkeyError {
  return new LatchkeyError(
    'too_many_requests',
    `Too many codes were tried. Please try again in ${windowMinutes} minutes.`,
  );
}
