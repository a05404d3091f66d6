import { LatchkeyError } from '@latchkey/contracts/errors';
import type { Db } from '@latchkey/db/connect-database';
import { takeMail } from '../auth/take-mail.ts';

/** Nobody's mailbox is flooded from here. @throws {LatchkeyError} `too_many_requests` */
export async function limitInvitations(db: Db, email: string): Promise<void> {
  if ((await takeMail(db, email)) !== null)
    throw new LatchkeyError(
      'too_many_requests',
      'This address has got several mails within an hour. Wait a while.',
    );
}
