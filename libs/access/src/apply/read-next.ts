import type { SyncObjectKind } from '@latchkey/contracts/facts/sync-target';
import type { UnitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { promiseRead } from '@latchkey/db/sync/promise-read';
import type { Applying } from './applying.ts';

/** Asks for another object of the same account to be read: what was read now leads to it. */
export async function readNext(
  unit: UnitOfWork,
  object: { objectKind: SyncObjectKind; objectId: string },
  applying: Applying,
): Promise<void> {
  const { organisationId, correlationId, now } = applying;
  const { account, livemode } = applying.target;
  const target = { account, livemode, ...object };
  await promiseRead(unit, { target, organisationId, correlationId, at: now });
}
