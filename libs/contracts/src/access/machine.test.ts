import { describe, expect, test } from 'vitest';
import type { AccessId } from '../ids.ts';
import { type AccessEvent, type AccessState, accessEvents, accessMoves, accessStates } from './machine.ts';
import { IllegalTransition, transition } from './transition.ts';

const at = new Date('2026-11-20T12:00:00Z');
const details = {
  grant: { grantedAt: at, joinedAt: null },
  revoke: { revokeReason: 'payment_failed' },
  confirmRemoval: { revokedAt: at, evidence: 'left' },
  entitle: { entitledAt: at },
  seeInside: { revokeReason: 'seen_inside', joinedAt: at },
} as const;

/** What architecture.md allows, written a second time by hand. */
const allowed: Record<AccessState, Partial<Record<AccessEvent, AccessState>>> = {
  PENDING: { grant: 'GRANTED', revoke: 'REVOKE_PENDING' },
  GRANTED: { revoke: 'REVOKE_PENDING' },
  REVOKE_PENDING: { confirmRemoval: 'REVOKED', entitle: 'PENDING' },
  REVOKED: { entitle: 'PENDING', seeInside: 'REVOKE_PENDING' },
};

/** As code that has escaped the types would call it. */
const untyped = transition as unknown as (
  access: { id: AccessId; version: number; state: AccessState },
  event: AccessEvent,
  detail: object,
) => { to: AccessState; version: number; from: AccessState };

describe.each(accessStates)('an access in %s', (state) => {
  test.each(accessEvents)('%s', (event) => {
    const access = { id: 'acc_1' as AccessId, version: 7, state };
    const move = () => untyped(access, event, details[event]);
    const to = allowed[state][event];
    if (to) expect(move()).toMatchObject({ from: state, event, to, version: 7, accessId: 'acc_1' });
    else expect(move).toThrow(IllegalTransition);
  });
});

test('there are seven moves, and one per state and event', () => {
  expect(accessMoves).toHaveLength(7);
  expect(new Set(accessMoves.map(({ from, event }) => `${from} ${event}`)).size).toBe(7);
});
