import { transition } from '@latchkey/contracts/access/transition';
import type { AccessId, ChannelId, NoticeId, OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import type { OutboxJob } from '@latchkey/contracts/jobs/outbox-job';
import type { NoticeKind } from '@latchkey/contracts/notices/kinds';
import { createAccess } from '@latchkey/db/access/create-access';
import { writeMove } from '@latchkey/db/access/write-moves';
import { promiseNotice } from '@latchkey/db/notice/promise-notice';
import { unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { mintTelegramId } from '@latchkey/db/testing/factories/mint-number';
import { mintSubscriber } from '@latchkey/db/testing/factories/mint-subscriber';
import type { TestWorker } from './open-worker.ts';

export interface MintedNotice {
  organisationId: OrganisationId;
  noticeId: NoticeId;
  accessId: AccessId;
  subscriberId: SubscriberId;
  telegramId: number;
  correlationId: string;
}

/** A notice that waits to be sent, to somebody whose access is GRANTED. */
export async function mintNotice(
  { deps, shop, clock, jobs }: TestWorker,
  kind: NoticeKind = 'way_in',
  of: { subscriberId?: SubscriberId; channelId?: ChannelId } = {},
): Promise<MintedNotice> {
  const { organisationId, channel } = shop;
  const { db } = deps.database;
  const [at, telegramId, correlationId] = [clock.now(), mintTelegramId(), 'cor_notice'];
  const subscriberId = of.subscriberId ?? (await mintSubscriber(db, organisationId, { at, telegramId }));
  const occasion = { organisationId, correlationId, at };
  const accessId = await createAccess(
    db,
    { subscriberId, channelId: of.channelId ?? channel.channelId },
    occasion,
  );
  const born = { id: accessId, version: 1, state: 'PENDING' } as const;
  await writeMove(db, transition(born, 'grant', { grantedAt: at, joinedAt: null }), {}, occasion);
  await unitOfWork(deps, async (unit) =>
    promiseNotice(unit, { ...occasion, subscriberId, accessId, kind, occasion: `${kind}:${accessId}` }),
  );
  const [promised] = jobs.slice(-1) as [OutboxJob];
  const { noticeId } = promised.payload as { noticeId: NoticeId };
  return { organisationId, noticeId, accessId, subscriberId, telegramId, correlationId };
}
