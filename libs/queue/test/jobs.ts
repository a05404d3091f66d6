import type { JobName, JobPayload } from '@latchkey/contracts/jobs/catalogue';
import { done } from '@latchkey/contracts/jobs/outcome';
import type { Handlers } from '../src/handlers.ts';
import type { QueueLogger } from '../src/logger.ts';
import type { OutboxJob } from '../src/push-jobs.ts';

export const wallClock = { now: () => new Date() };

export const silent: QueueLogger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  child: () => silent,
};

const key = (number: number) => String(number).padStart(26, '0');

/** An outbox row whose payload is what the catalogue says; `number` tells it from others. */
export function convergeJob(number: number): OutboxJob {
  return {
    id: `obx_${key(number)}`,
    name: 'access.converge',
    payload: {
      correlationId: `cor-${number}`,
      organisationId: `org_${key(1)}`,
      accessId: `acc_${key(number)}`,
    },
  };
}

export function syncJob(number: number): OutboxJob {
  const target = {
    account: 'acct_1',
    livemode: false,
    objectKind: 'subscription',
    objectId: `sub_${number}`,
  };
  return {
    id: `obx_s${number}`,
    name: 'payment.sync',
    payload: { correlationId: `cor-${number}`, ...target },
  };
}

/** An update of priority 2 in the queue where `convergeJob` has priority 1. */
export function memberJob(number: number): OutboxJob {
  const payload = { correlationId: `cor-${number}`, botTelegramId: 7_000_000_001, updateId: number };
  return { id: `obx_m${number}`, name: 'access.noteMember', payload };
}

/** Handlers that are done at once, except those given. */
export function handlersWith(given: Partial<Handlers>): Handlers {
  const atOnce = async <N extends JobName>(_payload: JobPayload<N>) => done;
  return {
    'payment.sync': atOnce,
    'payment.stars': atOnce,
    'payment.cancelForBlock': atOnce,
    'payment.settleWithdrawal': atOnce,
    'buyerMail.send': atOnce,
    'access.endBlock': atOnce,
    'stars.noteRefund': atOnce,
    'stars.noteRenewal': atOnce,
    'stars.read': atOnce,
    'stars.expire': atOnce,
    'stars.call': atOnce,
    'access.converge': atOnce,
    'access.answerJoin': atOnce,
    'access.noteMember': atOnce,
    'access.noteRequest': atOnce,
    'notice.send': atOnce,
    'channel.noteBot': atOnce,
    'alert.tell': atOnce,
    'channel.prepare': atOnce,
    'broadcast.send': atOnce,
    'stars.invoiceLink': atOnce,
    'channel.inviteAgain': atOnce,
    'access.rollOutPlan': atOnce,
    'access.look': atOnce,
    'bot.switch': atOnce,
    'reconcile.part': atOnce,
    ...given,
  };
}

export const concurrency = { payment: 5, access: 5, notice: 1, channel: 1, broadcast: 1 };
