import { done } from '@latchkey/contracts/jobs/outcome';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { beginAnswer, finishAnswer, promiseAnswerMail } from '@latchkey/db/support/send-answer';
import { sweepAfterMs } from '@latchkey/db/sweep/sweep-after';
import type { Handler } from '@latchkey/queue/handlers';
import { endOfSending } from '../../messages/end-of-sending.ts';
import { sendMessage } from '../../messages/send-message.ts';
import { answerMessage } from '../../support/answer-message.ts';
import type { WorkerDeps } from '../../worker-deps.ts';
import { nextTryMs } from '../next-try-ms.ts';

/**
 * Sends a creator's answer to whoever has asked, by the bot that they asked through, at most once. What the bot did not deliver, or of
 * which nobody knows, goes by mail.
 */
export function sendAnswer(deps: WorkerDeps): Handler<'support.sendAnswer'> {
  return async (of, { attempt }) => {
    const { db } = deps.database;
    const answer = await beginAnswer(db, of);
    if (!answer) return done;
    const failure = await sendMessage(deps.bots, { ...answer, ...of }, answerMessage(answer));
    const { state, outcome } = endOfSending(failure);
    const at = deps.clock.now();
    const again = outcome.kind === 'retry' || outcome.kind === 'wait';
    const dueAt = again ? new Date(at.getTime() + nextTryMs(outcome, attempt) + sweepAfterMs) : null;
    const end = { state, failure: failure?.kind ?? null, at, dueAt };
    await unitOfWork(named(deps, 'support'), async (unit) => {
      await finishAnswer(unit.db, of, end);
      if (state === 'undeliverable' || state === 'in_doubt') await promiseAnswerMail(unit, { ...of, at });
    });
    return outcome;
  };
}
