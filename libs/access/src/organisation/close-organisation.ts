import { LatchkeyError } from '@latchkey/contracts/errors';
import type { OrganisationId } from '@latchkey/contracts/ids';
import { type Act, appendAudit } from '@latchkey/db/audit-row/append-audit';
import { writeDisconnection } from '@latchkey/db/channel/disconnect-channel';
import {
  findOrganisationTies,
  listConnected,
  lockOrganisation,
  writeClosed,
} from '@latchkey/db/organisation/close-organisation';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import type { AccessDeps } from '../access-deps.ts';

/**
 * Closes an organisation for good, when nobody is in its channels, nothing is charged for it and nothing can still be paid:
 * nobody is orphaned. Its chats stay its creator's, its Stripe account is theirs anyway, and its books are kept.
 *
 * @throws {LatchkeyError} `not_found`; `invalid_input` when the typed name is another; `conflict` while somebody is in it
 */
export async function closeOrganisation(
  deps: AccessDeps,
  of: { organisationId: OrganisationId; typedName: string },
  act: Act,
): Promise<void> {
  const { organisationId } = of;
  const { at } = act;
  await unitOfWork(named(deps, 'channel'), async (unit) => {
    const name = await lockOrganisation(unit.db, organisationId);
    if (name === null) throw new LatchkeyError('not_found', 'There is no such organisation.');
    if (of.typedName.trim() !== name)
      throw new LatchkeyError('invalid_input', 'typedName: this is not its name.');
    const channels = await listConnected(unit.db, organisationId);
    const ties = await findOrganisationTies(unit.db, { organisationId, now: at });
    if (ties.members + ties.subscriptions + ties.openOrders > 0) {
      throw new LatchkeyError(
        'conflict',
        'Somebody is still a member, is still charged, or may still pay. It can be closed once nobody is.',
      );
    }
    for (const channelId of channels) await writeDisconnection(unit.db, { organisationId, channelId, at });
    await writeClosed(unit.db, { organisationId, at });
    await appendAudit(unit.db, organisationId, act, {
      action: 'organisation.close',
      targetKind: 'organisation',
      targetId: organisationId,
    });
  });
}
