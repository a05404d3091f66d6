import { z } from 'zod';
import { CorrelationId } from '../correlation.ts';
import { SyncTarget } from '../facts/sync-target.ts';
import {
  AccessId,
  AlertId,
  BlockId,
  BotId,
  BotSwitchId,
  BroadcastId,
  BuyerMailId,
  ChannelId,
  JoinRequestId,
  NoticeId,
  OrderId,
  OrganisationId,
  PlanVersionId,
  ReconcilePartId,
  StarsCallId,
  SubscriptionId,
  WithdrawalId,
} from '../ids.ts';
import { patient, type RetryPolicy } from './retry.ts';

/** Queues, and how many jobs of each one worker process runs at once. */
export const queueNames = ['payment', 'access', 'notice', 'channel', 'broadcast'] as const;
export type QueueName = (typeof queueNames)[number];

/** The queue where jobs end that stopped or ran out of attempts. */
export const deadLetterQueue = 'dead-letter';

interface JobDefinition {
  queue: QueueName;
  payload: z.ZodType;
  /** 1 is served first; higher numbers later. */
  priority: number;
  retry: RetryPolicy;
}

const correlated = { correlationId: CorrelationId };
/** A Telegram update in the inbox. */
export const StoredUpdate = z.object({ ...correlated, botTelegramId: z.int().positive(), updateId: z.int() });

/**
 * Every job: where it runs, what it carries (ids only, JSON types only) and how it is retried.
 * A job only says "look again": running one twice, late, or for nothing does no harm.
 */
export const jobs = {
  /** Read a provider's object and bring facts, desire and state up to it. */
  'payment.sync': { queue: 'payment', payload: SyncTarget.extend(correlated), priority: 1, retry: patient },
  /** Apply a Stars payment that the inbox holds. */
  'payment.stars': { queue: 'payment', payload: StoredUpdate, priority: 1, retry: patient },
  /** Carry out at the provider what was chosen about the money of somebody who was blocked. */
  'payment.cancelForBlock': {
    queue: 'payment',
    payload: z.object({ ...correlated, organisationId: OrganisationId, blockId: BlockId }),
    priority: 2,
    retry: patient,
  },
  /** Carry out at the provider what a withdrawal from a contract asks for: an end, and the money back. */
  'payment.settleWithdrawal': {
    queue: 'payment',
    payload: z.object({ ...correlated, organisationId: OrganisationId, withdrawalId: WithdrawalId }),
    priority: 2,
    retry: patient,
  },
  /** Decide again about somebody whose block has come to its end. */
  'access.endBlock': {
    queue: 'access',
    payload: z.object({ ...correlated, organisationId: OrganisationId, blockId: BlockId }),
    priority: 2,
    retry: patient,
  },
  /** Note a refund in Stars that the inbox holds. */
  'stars.noteRefund': { queue: 'payment', payload: StoredUpdate, priority: 1, retry: patient },
  /** Note whether Telegram goes on charging, as an update in the inbox says. */
  'stars.noteRenewal': { queue: 'payment', payload: StoredUpdate, priority: 1, retry: patient },
  /** Read a bot's Star transactions: what no update has told is found there. */
  'stars.read': {
    queue: 'payment',
    payload: z.object({ ...correlated, organisationId: OrganisationId, botId: BotId }),
    priority: 2,
    retry: patient,
  },
  /** End a subscription in Stars that the transactions have shown not to be renewed. */
  'stars.expire': {
    queue: 'payment',
    payload: z.object({ ...correlated, organisationId: OrganisationId, subscriptionId: SubscriptionId }),
    priority: 2,
    retry: patient,
  },
  /** Ask Telegram to cancel, reopen or refund, until it has answered. */
  'stars.call': {
    queue: 'payment',
    payload: z.object({ ...correlated, organisationId: OrganisationId, starsCallId: StarsCallId }),
    priority: 1,
    retry: patient,
  },
  /** Make the link to an invoice in Stars, for somebody who waits for it. */
  'stars.invoiceLink': {
    queue: 'payment',
    payload: z.object({ ...correlated, organisationId: OrganisationId, orderId: OrderId }),
    priority: 1,
    retry: patient,
  },
  /** Move the real chat towards what is desired for one access. */
  'access.converge': {
    queue: 'access',
    payload: z.object({ ...correlated, organisationId: OrganisationId, accessId: AccessId }),
    priority: 1,
    retry: patient,
  },
  /** Carry a new version of a plan to those who bought an older one. */
  'access.rollOutPlan': {
    queue: 'access',
    payload: z.object({ ...correlated, organisationId: OrganisationId, planVersionId: PlanVersionId }),
    priority: 2,
    retry: patient,
  },
  /** Answer a request to join that the bot has not answered. */
  'access.answerJoin': {
    queue: 'access',
    payload: z.object({ ...correlated, organisationId: OrganisationId, joinRequestId: JoinRequestId }),
    priority: 1,
    retry: patient,
  },
  /** Note who was seen entering or leaving a chat. */
  'access.noteMember': { queue: 'access', payload: StoredUpdate, priority: 2, retry: patient },
  /** Note that somebody asks to join, for the case that the bot does not live to ask what to answer. */
  'access.noteRequest': { queue: 'access', payload: StoredUpdate, priority: 2, retry: patient },
  /** Look at how a person stands in a chat, and note it. */
  'access.look': {
    queue: 'access',
    payload: z.object({ ...correlated, organisationId: OrganisationId, accessId: AccessId }),
    priority: 2,
    retry: patient,
  },
  /** Send one notice, at most once. */
  'notice.send': {
    queue: 'notice',
    payload: z.object({ ...correlated, organisationId: OrganisationId, noticeId: NoticeId }),
    priority: 1,
    retry: patient,
  },
  /** Send a buyer one mail, at least once. */
  'buyerMail.send': {
    queue: 'notice',
    payload: z.object({ ...correlated, organisationId: OrganisationId, buyerMailId: BuyerMailId }),
    priority: 2,
    retry: patient,
  },
  /** Tell those who run an organisation of an alert, each at most once. */
  'alert.tell': {
    queue: 'notice',
    payload: z.object({ ...correlated, organisationId: OrganisationId, alertId: AlertId }),
    priority: 2,
    retry: patient,
  },
  /** Write to some more of those whom a broadcast goes to. In a queue of its own: all other messages go before it. */
  'broadcast.send': {
    queue: 'broadcast',
    payload: z.object({ ...correlated, organisationId: OrganisationId, broadcastId: BroadcastId }),
    priority: 10,
    retry: patient,
  },
  /** Note what happened to the bot in a chat: added, promoted, removed, chat migrated. */
  'channel.noteBot': { queue: 'channel', payload: StoredUpdate, priority: 1, retry: patient },
  /** Look at a channel's rights and make its way in. */
  'channel.prepare': {
    queue: 'channel',
    payload: z.object({ ...correlated, organisationId: OrganisationId, channelId: ChannelId }),
    priority: 1,
    retry: patient,
  },
  /** Invite again who is entitled and did not come along when a chat moved. */
  'channel.inviteAgain': {
    queue: 'channel',
    payload: z.object({ ...correlated, organisationId: OrganisationId, channelId: ChannelId }),
    priority: 2,
    retry: patient,
  },
  /** Go on with the switch of a channel to another bot. */
  'bot.switch': {
    queue: 'channel',
    payload: z.object({ ...correlated, organisationId: OrganisationId, botSwitchId: BotSwitchId }),
    priority: 1,
    retry: patient,
  },
  /** Compare one part of provider, database and chat: as much of it as one round allows. */
  'reconcile.part': {
    queue: 'channel',
    payload: z.object({ ...correlated, organisationId: OrganisationId, partId: ReconcilePartId }),
    priority: 2,
    retry: patient,
  },
} as const satisfies Record<string, JobDefinition>;

export type JobName = keyof typeof jobs;
export const jobNames = Object.keys(jobs) as JobName[];
export type JobPayload<N extends JobName> = z.infer<(typeof jobs)[N]['payload']>;

/** A job with its payload, as it lies in the outbox. */
export type Job = { [N in JobName]: { name: N; payload: JobPayload<N> } }[JobName];
