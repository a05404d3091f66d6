import { setTimeout as sleep } from 'node:timers/promises';
import type { Transformer } from 'grammy';

const maxAttempts = 3;
const maxWaitSeconds = 30;
/** The answer at the till is of no use after ten seconds. */
const maxWaitAtTillSeconds = 2;

/**
 * After a 429 Telegram has done nothing, so the call is made again when `retry_after` is over. All other failures
 * are left alone: whether a message went out is not known then.
 */
export const obeyRetryAfter: Transformer = async (call, method, payload, signal) => {
  const patience = method === 'answerPreCheckoutQuery' ? maxWaitAtTillSeconds : maxWaitSeconds;
  for (let attempt = 1; ; attempt += 1) {
    const answer = await call(method, payload, signal);
    if (answer.ok || answer.error_code !== 429 || attempt === maxAttempts) return answer;
    const seconds = answer.parameters?.retry_after ?? 1;
    if (seconds > patience) return answer;
    await sleep(seconds * 1_000 + 50);
  }
};
