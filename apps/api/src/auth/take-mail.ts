import { takeAttempt } from '@latchkey/db/attempt/take-attempt';
import type { Db } from '@latchkey/db/connect-database';

/** Mails that people can have sent to one mailbox, whoever asks for them. */
const limit = { most: 5, windowSeconds: 60 * 60 };

/** Counts a mail that somebody asks for. @returns null when it may go out; otherwise in how many seconds the next may */
export function takeMail(db: Db, email: string): Promise<number | null> {
  return takeAttempt(db, { of: ['mail', email], ...limit });
}
