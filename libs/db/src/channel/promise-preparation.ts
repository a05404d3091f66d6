import type { ChannelId, OrganisationId } from '@latchkey/contracts/ids';
import type { UnitOfWork } from '../outbox/unit-of-work.ts';
import { sweepAfterMs } from '../sweep/sweep-after.ts';
import { postponeChannel } from './postpone-channel.ts';

/** Promises a look at a channel; the sweep sees to it when the job is lost. */
export async function promisePreparation(
  unit: UnitOfWork,
  of: { organisationId: OrganisationId; channelId: ChannelId; correlationId: string; at: Date },
): Promise<void> {
  const { organisationId, channelId, correlationId } = of;
  await postponeChannel(unit.db, of, new Date(of.at.getTime() + sweepAfterMs));
  unit.promise({ name: 'channel.prepare', payload: { organisationId, channelId, correlationId } });
}
