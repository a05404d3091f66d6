import type { AccessId } from '../ids.ts';
import {
  type AccessEvent,
  type AccessState,
  accessMoves,
  type EventFrom,
  type StateAfter,
} from './machine.ts';
import type { RemovalEvidence, RevokeReason } from './reasons.ts';

/** What an event must bring with it. Times are moments of the injected clock. */
export interface EventDetail {
  grant: { grantedAt: Date; joinedAt: Date | null };
  revoke: { revokeReason: RevokeReason };
  confirmRemoval: { revokedAt: Date; evidence: RemovalEvidence };
  entitle: { entitledAt: Date };
  seeInside: { revokeReason: RevokeReason; joinedAt: Date };
}

// Not exported: nothing outside this file can write a value with this key, so only `transition()` makes one.
const legal: unique symbol = Symbol('legal');

/** A legal move of one access, ready to be committed by compare-and-set on state and version. */
export interface Transition<S extends AccessState = AccessState, E extends AccessEvent = AccessEvent> {
  readonly [legal]: true;
  readonly accessId: AccessId;
  readonly version: number;
  readonly from: S;
  readonly event: E;
  readonly to: AccessState;
  readonly detail: EventDetail[E];
}

/** The part of an access that a move starts from. */
export interface MovableAccess<S extends AccessState = AccessState> {
  id: AccessId;
  version: number;
  state: S;
}

/**
 * Makes a move of the access machine. An event that the state does not allow does not compile.
 *
 * @throws IllegalTransition when a value that escaped the types asks for a move that does not exist
 */
export function transition<S extends AccessState, E extends EventFrom<S>>(
  access: MovableAccess<S>,
  event: E,
  detail: EventDetail[E],
): Transition<S, E> & { readonly to: StateAfter<S, E> } {
  const move = accessMoves.find((candidate) => candidate.from === access.state && candidate.event === event);
  if (!move) throw new IllegalTransition(access.state, event);
  return {
    [legal]: true,
    accessId: access.id,
    version: access.version,
    from: access.state,
    event,
    to: move.to as StateAfter<S, E>,
    detail,
  };
}

export class IllegalTransition extends Error {
  constructor(state: AccessState, event: AccessEvent) {
    super(`An access in state ${state} has no event ${event}.`);
    this.name = 'IllegalTransition';
  }
}
