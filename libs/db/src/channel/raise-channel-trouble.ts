import type { ActionRequired } from '@latchkey/contracts/access/reasons';
import type { ChannelId, OrganisationId } from '@latchkey/contracts/ids';
import { raiseAlert } from '../alert/raise-alert.ts';
import type { UnitOfWork } from '../outbox/unit-of-work.ts';

/**
 * Tells the creator, once while it lasts, what stands in the way of a channel: one message, however many removals it holds
 * up. A way in that is missing is made by ourselves and is nobody's news.
 */
export async function raiseChannelTrouble(
  unit: UnitOfWork,
  trouble: {
    organisationId: OrganisationId;
    channelId: ChannelId;
    action: ActionRequired;
    correlationId: string;
    at: Date;
  },
): Promise<void> {
  const { channelId: subject, action, ...occasion } = trouble;
  if (action === 'link_missing') return;
  await raiseAlert(unit, { ...occasion, kind: 'channel_trouble', subject, detail: { action } });
}
