import type { BrakeDecision } from '@latchkey/access/brake/release-brake';
import { LatchkeyError } from '@latchkey/contracts/errors';
import type { BrakeView } from '@latchkey/contracts/procedures/brake';
import { brakeView } from './brake-view.ts';

type Refusal = Extract<BrakeDecision, { kind: 'refused' }>['reason'];

const refusals = {
  unknown: () => new LatchkeyError('not_found', 'There is no such brake.'),
  over: () => new LatchkeyError('conflict', 'Nobody waits for this brake any more.'),
  not_allowed: () => new LatchkeyError('not_allowed', 'You may not do this.'),
  second_person: () =>
    new LatchkeyError(
      'second_person_needed',
      'Part of this is your own doing: somebody else must release it.',
    ),
  sign_in_again: () =>
    new LatchkeyError('sign_in_again', 'Nobody else could look at this: sign in again, then release it.'),
} satisfies Record<Refusal, () => LatchkeyError>;

/** The brake as it was decided. @throws {LatchkeyError} why it was not */
export function decided(decision: BrakeDecision): BrakeView {
  if (decision.kind === 'refused') throw refusals[decision.reason]();
  return brakeView(decision.brake);
}
