import type { CrashPoints } from '@latchkey/runtime/crash-points';
import type { Transformer } from 'grammy';

/** Crash points before and after every call to Telegram, by its method. */
export function crashAround(crashPoints: CrashPoints): Transformer {
  return async (call, method, payload, signal) => {
    crashPoints.pass('before', `telegram: ${method}`);
    const answer = await call(method, payload, signal);
    crashPoints.pass('after', `telegram: ${method}`);
    return answer;
  };
}
