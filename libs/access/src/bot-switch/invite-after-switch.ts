import { listToInvite, noteInvited } from '@latchkey/db/bot-switch/list-to-invite';
import type { StoredSwitch } from '@latchkey/db/bot-switch/load-switch';
import { promiseNotice } from '@latchkey/db/notice/promise-notice';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import type { AccessDeps } from '../access-deps.ts';

const pageSize = 200;

/**
 * Promises the way in that is good now to everybody who may go in and was not seen inside: the one that they hold is about to
 * die. Who is inside is told nothing. How far it has come is kept with each page.
 */
export async function inviteAfterSwitch(
  deps: AccessDeps,
  of: StoredSwitch,
  correlationId: string,
): Promise<void> {
  for (let { invitedUpTo } = of; of.invitesOwed !== null; ) {
    const at = deps.clock.now();
    const upTo = await unitOfWork(named(deps, 'bot switch'), async (unit) => {
      const people = await listToInvite(unit.db, { ...of, invitedUpTo }, pageSize);
      for (const { accessId, subscriberId } of people)
        promiseNotice(unit, {
          organisationId: of.organisationId,
          subscriberId,
          accessId,
          kind: 'way_in',
          occasion: `way_in:${accessId}:${of.id}:${of.invitesOwed}`,
          correlationId,
          at,
        });
      const last = people.at(-1)?.accessId ?? null;
      await noteInvited(unit.db, of, last);
      return last;
    });
    if (upTo === null) return;
    invitedUpTo = upTo;
  }
}
