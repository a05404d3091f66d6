import type { IdempotentAnswer } from '../store/state.ts';
import type { Scope } from '../store/world.ts';
import { StripeError } from './stripe-error.ts';

const keptForSeconds = 24 * 3600;

/** The stored answer to the same request; the same key with other parameters is an error. */
export function storedAnswer(scope: Scope, key: string, fingerprint: string): IdempotentAnswer | undefined {
  const answer = scope.world.state.answers[nameOf(scope, key)];
  if (!answer || scope.world.now() - answer.storedAt > keptForSeconds) return undefined;
  if (answer.fingerprint === fingerprint) return answer;
  throw new StripeError(400, {
    type: 'idempotency_error',
    message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
  });
}

/** Keeps an answer that came out of executing; what failed validation may be tried again with the same key. */
export function storeAnswer(
  scope: Scope,
  key: string,
  answer: { fingerprint: string; status: number; body: string },
): void {
  if (answer.status >= 300 && answer.status !== 402) return;
  scope.world.state.answers[nameOf(scope, key)] = { ...answer, storedAt: scope.world.now() };
  scope.world.changed();
}

export function forgetOldAnswers(scope: Scope): void {
  const { answers } = scope.world.state;
  for (const [name, answer] of Object.entries(answers)) {
    if (scope.world.now() - answer.storedAt > keptForSeconds) delete answers[name];
  }
}

function nameOf(scope: Scope, key: string): string {
  return `${scope.account.id}/${key}`;
}
