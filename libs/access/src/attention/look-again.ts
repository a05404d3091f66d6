import type { ActionRequired } from '@latchkey/contracts/access/reasons';
import type { ChannelId, OrganisationId } from '@latchkey/contracts/ids';
import { convergeHeldUp } from '@latchkey/db/attention/converge-held-up';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import type { AccessDeps } from '../access-deps.ts';

/**
 * Has those looked at again that one thing holds up in a channel, on a person's word: what was put right is then found out
 * at once, and what was not stays as it is. It decides nothing by itself.
 *
 * @returns how many are looked at
 */
export async function lookAgainAtHeldUp(
  deps: AccessDeps,
  of: { organisationId: OrganisationId; channelId: ChannelId; action: ActionRequired; correlationId: string },
): Promise<number> {
  return unitOfWork(named(deps, 'support act'), (unit) => convergeHeldUp(unit, of));
}
