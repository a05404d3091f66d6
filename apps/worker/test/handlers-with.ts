import { done } from '@latchkey/contracts/jobs/outcome';
import type { Handlers } from '@latchkey/queue/handlers';

/** Handlers that are done at once, except those given. */
export function handlersWith(given: Partial<Handlers>): Handlers {
  const atOnce = async () => done;
  return {
    'payment.sync': atOnce,
    'payment.stars': atOnce,
    'access.converge': atOnce,
    'access.answerJoin': atOnce,
    'access.noteMember': atOnce,
    'access.noteRequest': atOnce,
    'notice.send': atOnce,
    'channel.prepare': atOnce,
    'channel.noteBot': atOnce,
    ...given,
  };
}
