import { endBlock } from '@latchkey/access/block/end-block';
import { advanceSwitch } from '@latchkey/access/bot-switch/advance-switch';
import { inviteAgain } from '@latchkey/access/channel/invite-again';
import { prepareChannel } from '@latchkey/access/channel/prepare-channel';
import { convergeAccess } from '@latchkey/access/converge/converge-access';
import { answerJoin } from '@latchkey/access/join/answer-join';
import { rollOutPlan } from '@latchkey/access/plan/roll-out-plan';
import { lookAtAccess } from '@latchkey/access/reconcile/look-at-access';
import { carryOutCall } from '@latchkey/access/stars/carry-out-call';
import { expireStars } from '@latchkey/access/stars/expire-stars';
import { readStars } from '@latchkey/access/stars/read-stars';
import type { Handlers } from '@latchkey/queue/handlers';
import type { WorkerDeps } from '../worker-deps.ts';
import { noteSeenMember } from './access/note-seen-member.ts';
import { noteSeenRequest } from './access/note-seen-request.ts';
import { tellAlert } from './alert/tell-alert.ts';
import { sendBroadcast } from './broadcast/send-broadcast.ts';
import { sendBuyerMail } from './buyer-mail/send-buyer-mail.ts';
import { noteSeenBot } from './channel/note-seen-bot.ts';
import { sendNotice } from './notice/send-notice.ts';
import { applyStars } from './payment/apply-stars.ts';
import { cancelForBlock } from './payment/cancel-for-block.ts';
import { noteStarsRefund } from './payment/note-stars-refund.ts';
import { noteStarsRenewal } from './payment/note-stars-renewal.ts';
import { settleWithdrawal } from './payment/settle-withdrawal.ts';
import { syncPayment } from './payment/sync-payment.ts';
import { reconcile } from './reconcile/reconcile.ts';
import { makeInvoiceLink } from './stars/make-invoice-link.ts';

/** Every job of the catalogue and who does it: a job without a handler does not compile. */
export function createHandlers(deps: WorkerDeps): Handlers {
  return {
    'payment.sync': syncPayment(deps),
    'payment.stars': applyStars(deps),
    'payment.cancelForBlock': cancelForBlock(deps),
    'payment.settleWithdrawal': settleWithdrawal(deps),
    'access.endBlock': (payload) => endBlock(deps, payload),
    'stars.noteRefund': noteStarsRefund(deps),
    'stars.noteRenewal': noteStarsRenewal(deps),
    'stars.read': (payload, { attempt }) => readStars(deps, { ...payload, attempt }),
    'stars.expire': (payload) => expireStars(deps, payload),
    'stars.call': (payload, { attempt }) => carryOutCall(deps, { ...payload, attempt }),
    'stars.invoiceLink': makeInvoiceLink(deps),
    'access.converge': (payload, { attempt }) => convergeAccess(deps, { ...payload, attempt }),
    'access.rollOutPlan': (payload) => rollOutPlan(deps, payload),
    'access.answerJoin': (payload, { attempt }) => answerJoin(deps, { ...payload, attempt }),
    'access.noteMember': noteSeenMember(deps),
    'access.noteRequest': noteSeenRequest(deps),
    'access.look': (payload) => lookAtAccess(deps, payload),
    'notice.send': sendNotice(deps),
    'buyerMail.send': sendBuyerMail(deps),
    'alert.tell': tellAlert(deps),
    'broadcast.send': sendBroadcast(deps),
    'channel.prepare': (payload, { attempt }) => prepareChannel(deps, { ...payload, attempt }),
    'channel.inviteAgain': (payload, { attempt }) => inviteAgain(deps, { ...payload, attempt }),
    'channel.noteBot': noteSeenBot(deps),
    'bot.switch': (payload, { attempt }) => advanceSwitch(deps, { ...payload, attempt }),
    'reconcile.part': reconcile(deps),
  };
}
