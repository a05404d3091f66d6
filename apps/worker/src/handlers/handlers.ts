import { prepareChannel } from '@latchkey/access/channel/prepare-channel';
import { convergeAccess } from '@latchkey/access/converge/converge-access';
import { answerJoin } from '@latchkey/access/join/answer-join';
import type { Handlers } from '@latchkey/queue/handlers';
import type { WorkerDeps } from '../worker-deps.ts';
import { noteSeenMember } from './access/note-seen-member.ts';
import { noteSeenRequest } from './access/note-seen-request.ts';
import { noteSeenBot } from './channel/note-seen-bot.ts';
import { sendNotice } from './notice/send-notice.ts';
import { applyStars } from './payment/apply-stars.ts';
import { syncPayment } from './payment/sync-payment.ts';

/** Every job of the catalogue and who does it: a job without a handler does not compile. */
export function createHandlers(deps: WorkerDeps): Handlers {
  return {
    'payment.sync': syncPayment(deps),
    'payment.stars': applyStars(deps),
    'access.converge': (payload, { attempt }) => convergeAccess(deps, { ...payload, attempt }),
    'access.answerJoin': (payload, { attempt }) => answerJoin(deps, { ...payload, attempt }),
    'access.noteMember': noteSeenMember(deps),
    'access.noteRequest': noteSeenRequest(deps),
    'notice.send': sendNotice(deps),
    'channel.prepare': (payload, { attempt }) => prepareChannel(deps, { ...payload, attempt }),
    'channel.noteBot': noteSeenBot(deps),
  };
}
