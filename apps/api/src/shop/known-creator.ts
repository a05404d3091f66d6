import { LatchkeyError } from '@latchkey/contracts/errors';
import type { Db } from '@latchkey/db/connect-database';
import { findCreator, type PublicCreator } from '@latchkey/db/shop/find-creator';

/** @throws {LatchkeyError} `not_found` */
export async function knownCreator(db: Db, inAddress: string): Promise<PublicCreator> {
  const creator = await findCreator(db, inAddress);
  if (!creator) throw new LatchkeyError('not_found', 'There is no such creator.');
  return creator;
}
