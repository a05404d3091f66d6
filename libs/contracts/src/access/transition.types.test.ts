import { expect, expectTypeOf, test } from 'vitest';
import type { AccessId } from '../ids.ts';
import type { ChannelAccess } from './channel-access.ts';
import type { EventFrom, StateAfter } from './machine.ts';
import { IllegalTransition, type MovableAccess, type Transition, transition } from './transition.ts';

// What must not compile. The compiler says so: each expected error that does not come is an error of `tsc`.

const at = new Date('2026-11-20T12:00:00Z');
const inState = <S extends ChannelAccess['state']>(state: S): MovableAccess<S> => ({
  id: 'acc_1' as AccessId,
  version: 1,
  state,
});

test('an illegal move does not compile', () => {
  // @ts-expect-error PENDING cannot be confirmed as removed
  const confirm = () => transition(inState('PENDING'), 'confirmRemoval', { revokedAt: at, evidence: 'left' });
  // @ts-expect-error GRANTED cannot be granted again
  const grant = () => transition(inState('GRANTED'), 'grant', { grantedAt: at, joinedAt: null });
  // @ts-expect-error REVOKED cannot be granted: entitled first
  const back = () => transition(inState('REVOKED'), 'grant', { grantedAt: at, joinedAt: null });
  for (const move of [confirm, grant, back]) expect(move).toThrow(IllegalTransition);
});

test('a move without what its event brings does not compile', () => {
  // @ts-expect-error a grant says when
  transition(inState('PENDING'), 'grant', {});
  // @ts-expect-error a removal says why
  transition(inState('GRANTED'), 'revoke', { grantedAt: at, joinedAt: null });
  // @ts-expect-error an evidence that does not exist
  transition(inState('REVOKE_PENDING'), 'confirmRemoval', { revokedAt: at, evidence: 'probably' });
});

test('a transition made by hand does not compile', () => {
  // @ts-expect-error only `transition()` can make one
  const forged: Transition = {
    accessId: 'acc_1' as AccessId,
    version: 1,
    from: 'PENDING',
    event: 'grant',
    to: 'GRANTED',
    detail: { grantedAt: at, joinedAt: null },
  };
  expect(Object.getOwnPropertySymbols(forged)).toHaveLength(0);
  expect(
    Object.getOwnPropertySymbols(transition(inState('REVOKED'), 'entitle', { entitledAt: at })),
  ).toHaveLength(1);
});

test('an access that lacks what its state requires does not compile', () => {
  type Granted = Extract<ChannelAccess, { state: 'GRANTED' }>;
  type Revoked = Extract<ChannelAccess, { state: 'REVOKED' }>;
  // @ts-expect-error GRANTED requires grantedAt
  expectTypeOf<Omit<Granted, 'grantedAt'>>().toExtend<ChannelAccess>();
  // @ts-expect-error REVOKED requires evidence
  expectTypeOf<Omit<Revoked, 'evidence'>>().toExtend<ChannelAccess>();
  expectTypeOf<Granted>().toExtend<ChannelAccess>();
});

test('the types know the machine', () => {
  expectTypeOf<EventFrom<'PENDING'>>().toEqualTypeOf<'grant' | 'revoke'>();
  expectTypeOf<EventFrom<'REVOKED'>>().toEqualTypeOf<'entitle' | 'seeInside'>();
  expectTypeOf<StateAfter<'REVOKE_PENDING', 'entitle'>>().toEqualTypeOf<'PENDING'>();
  const move = transition(inState('PENDING'), 'grant', { grantedAt: at, joinedAt: null });
  expectTypeOf(move.to).toEqualTypeOf<'GRANTED'>();
});
