/**
 * The access state machine: the only source of states, events and moves.
 * The Postgres enum and the table `access_transition` are built from it (libs/db), `transition()` takes its
 * types from it, and the diagram in docs/architecture.md shows it.
 *
 *   (born) ──▶ PENDING ──grant──▶ GRANTED
 *                 │ ▲                │
 *          revoke │ │ entitle        │ revoke
 *                 ▼ │                ▼
 *            REVOKE_PENDING ◀────────┘
 *                 │  ▲
 *  confirmRemoval │  │ seeInside
 *                 ▼  │
 *              REVOKED ──entitle──▶ PENDING
 */
export const accessStates = ['PENDING', 'GRANTED', 'REVOKE_PENDING', 'REVOKED'] as const;
export type AccessState = (typeof accessStates)[number];

export const accessEvents = ['grant', 'revoke', 'confirmRemoval', 'entitle', 'seeInside'] as const;
export type AccessEvent = (typeof accessEvents)[number];

interface Move {
  from: AccessState;
  event: AccessEvent;
  to: AccessState;
}

export const accessMoves = [
  { from: 'PENDING', event: 'grant', to: 'GRANTED' },
  { from: 'PENDING', event: 'revoke', to: 'REVOKE_PENDING' },
  { from: 'GRANTED', event: 'revoke', to: 'REVOKE_PENDING' },
  { from: 'REVOKE_PENDING', event: 'confirmRemoval', to: 'REVOKED' },
  { from: 'REVOKE_PENDING', event: 'entitle', to: 'PENDING' },
  { from: 'REVOKED', event: 'entitle', to: 'PENDING' },
  { from: 'REVOKED', event: 'seeInside', to: 'REVOKE_PENDING' },
] as const satisfies readonly Move[];

export type AccessMove = (typeof accessMoves)[number];

/** The events that may happen in a state. */
export type EventFrom<S extends AccessState> = Extract<AccessMove, { from: S }>['event'];

/** Where an event leads from a state. */
export type StateAfter<S extends AccessState, E extends AccessEvent> = Extract<
  AccessMove,
  { from: S; event: E }
>['to'];
