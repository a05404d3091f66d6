import { done } from '@latchkey/contracts/jobs/outcome';
import type { Handlers } from '@latchkey/queue/handlers';

/** Handlers that are done at once, except those given. */
export function handlersWith(given: Partial<Handlers>): Handlers {
  const atOnce = async () => done;
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
    'alert.tell': atOnce,
    'channel.prepare': atOnce,
    'broadcast.send': atOnce,
    'stars.invoiceLink': atOnce,
    'channel.inviteAgain': atOnce,
    'access.rollOutPlan': atOnce,
    'channel.noteBot': atOnce,
    'access.look': atOnce,
    'bot.switch': atOnce,
    'reconcile.part': atOnce,
    ...given,
  };
}
