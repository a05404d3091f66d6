import { LatchkeyError } from '@latchkey/contracts/errors';
import type { ChannelId, OrganisationId } from '@latchkey/contracts/ids';
import { lockChannel } from '@latchkey/db/channel/disconnect-channel';
import { promisePreparation } from '@latchkey/db/channel/promise-preparation';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import type { AccessDeps } from '../access-deps.ts';

/** Has a channel looked at now, on a person's word: rights that were given are used at once. @throws LatchkeyError `not_found` */
export async function checkChannel(
  deps: AccessDeps,
  of: { organisationId: OrganisationId; channelId: ChannelId; correlationId: string },
): Promise<Date> {
  const at = deps.clock.now();
  await unitOfWork(named(deps, 'support act'), async (unit) => {
    if ((await lockChannel(unit.db, of)) === null)
      throw new LatchkeyError('not_found', 'There is no such channel.');
    await promisePreparation(unit, { ...of, at });
  });
  return at;
}
