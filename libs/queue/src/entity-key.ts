import type { JobName, JobPayload } from '@latchkey/contracts/jobs/catalogue';

type StoredUpdate = JobPayload<'payment.stars'>;

/** What a job is about. Of one (job, entity) at most one dead letter is open. */
const entityKeys: { [N in JobName]: (payload: JobPayload<N>) => string } = {
  'payment.sync': ({ account, livemode, objectKind, objectId }) =>
    `${account}/${livemode ? 'live' : 'test'}/${objectKind}/${objectId}`,
  'payment.stars': updateKey,
  'payment.cancelForBlock': ({ blockId }) => blockId,
  'payment.settleWithdrawal': ({ withdrawalId }) => withdrawalId,
  'access.endBlock': ({ blockId }) => blockId,
  'stars.noteRefund': updateKey,
  'stars.noteRenewal': updateKey,
  'stars.read': ({ botId }) => botId,
  'stars.expire': ({ subscriptionId }) => subscriptionId,
  'stars.call': ({ starsCallId }) => starsCallId,
  'stars.invoiceLink': ({ orderId }) => orderId,
  'access.converge': ({ accessId }) => accessId,
  'access.rollOutPlan': ({ planVersionId }) => planVersionId,
  'access.answerJoin': ({ joinRequestId }) => joinRequestId,
  'access.noteMember': updateKey,
  'access.noteRequest': updateKey,
  'notice.send': ({ noticeId }) => noticeId,
  'buyerMail.send': ({ buyerMailId }) => buyerMailId,
  'alert.tell': ({ alertId }) => alertId,
  'broadcast.send': ({ broadcastId }) => broadcastId,
  'channel.noteBot': updateKey,
  'channel.prepare': ({ channelId }) => channelId,
  'channel.inviteAgain': ({ channelId }) => channelId,
  'bot.switch': ({ botSwitchId }) => botSwitchId,
  'access.look': ({ accessId }) => accessId,
  'reconcile.part': ({ partId }) => partId,
};

export function entityKeyOf<N extends JobName>(name: N, payload: JobPayload<N>): string {
  return entityKeys[name](payload);
}

function updateKey({ botTelegramId, updateId }: StoredUpdate): string {
  return `${botTelegramId}/${updateId}`;
}
