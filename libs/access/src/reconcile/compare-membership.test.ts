import { accessStates } from '@latchkey/contracts/access/machine';
import { createTestClock } from '@latchkey/db/testing/test-clock';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Desire } from '../decide/decide-access.ts';
import { compareMembership, type Standing } from './compare-membership.ts';

const clock = createTestClock();
const now = clock.now();
const paid: Desire = { kind: 'in', until: null, graceUntil: null };
const ended: Desire = { kind: 'out', reason: 'subscription_ended' };
const blocked: Desire = { kind: 'out', reason: 'blocked' };

type Differs = Partial<Omit<Standing, 'access'>> & { access?: Partial<Standing['access']> };
function standing({ access, ...differs }: Differs): Standing {
  const desire = differs.desire ?? paid;
  return {
    access: {
      state: 'GRANTED',
      stateSince: clock.in({ days: -3 }),
      everInsideAt: now,
      actionRequired: null,
      ...access,
    },
    desire,
    desireBefore: desire,
    membership: 'inside',
    readable: true,
    ...differs,
  };
}
const judge = (differs: Differs) => compareMembership(standing(differs), now);

describe('all agree', () => {
  test.each<[string, Differs]>([
    ['paid and inside', {}],
    ['paid and an admin', { membership: 'admin' }],
    ['paid, was inside, has left by themselves', { membership: 'left' }],
    [
      'paid an hour ago, not gone in yet',
      { membership: 'left', access: { everInsideAt: null, stateSince: clock.in({ hours: -1 }) } },
    ],
    ['over and out', { desire: ended, membership: 'left', access: { state: 'REVOKED' } }],
    [
      'over, and the owner of the chat: said on the access, no drift for ever',
      { desire: ended, membership: 'owner', access: { state: 'REVOKED' } },
    ],
    [
      'must leave since a minute',
      { desire: ended, access: { state: 'REVOKE_PENDING', stateSince: clock.in({ minutes: -1 }) } },
    ],
    ['time has just turned', { desire: ended, desireBefore: paid }],
    [
      'hard case 37: facts that are not clear',
      { desire: { kind: 'keep', action: 'unknown_price' }, access: { state: 'REVOKED' } },
    ],
    [
      'the way in is opened just now',
      { membership: 'left', access: { state: 'PENDING', stateSince: clock.in({ minutes: -1 }) } },
    ],
    [
      'hard case 33: blocked, and out, whatever is paid',
      { desire: blocked, membership: 'left', access: { state: 'REVOKED' } },
    ],
  ])('%s', (_, differs) => {
    expect(judge(differs)).toBeNull();
  });
});

describe('they differ', () => {
  test.each<[string, Differs, ReturnType<typeof judge>]>([
    [
      'paid, and banned by hand: only who banned them can say',
      { membership: 'kicked' },
      { kind: 'paid-not-in', fix: 'none', waitsForPerson: true },
    ],
    [
      'paid, and the state says out',
      { membership: 'left', access: { state: 'REVOKED' } },
      { kind: 'paid-not-in', fix: 'converge', waitsForPerson: false },
    ],
    [
      'paid, and the state still takes out',
      { access: { state: 'REVOKE_PENDING' } },
      { kind: 'paid-not-in', fix: 'converge', waitsForPerson: false },
    ],
    [
      'paid long ago, and the way in never opened',
      { membership: 'left', access: { state: 'PENDING' } },
      { kind: 'paid-not-in', fix: 'converge', waitsForPerson: false },
    ],
    [
      'the same, and a person must act',
      { membership: 'left', access: { state: 'PENDING', actionRequired: 'bot_lacks_rights' } },
      { kind: 'paid-not-in', fix: 'converge', waitsForPerson: true },
    ],
    [
      'paid days ago, never went in',
      { membership: 'left', access: { everInsideAt: null } },
      { kind: 'paid-not-in', fix: 'invite', waitsForPerson: true },
    ],
    [
      'hard case 32: removed, and inside again',
      { desire: ended, access: { state: 'REVOKED' } },
      { kind: 'in-not-paid', fix: 'look_again', waitsForPerson: false },
    ],
    [
      'hard case 33: blocked, and inside again',
      { desire: blocked, access: { state: 'REVOKED' } },
      { kind: 'in-not-paid', fix: 'look_again', waitsForPerson: false },
    ],
    [
      'should have left long ago',
      { desire: ended, access: { state: 'REVOKE_PENDING' } },
      { kind: 'expired-still-in', fix: 'converge', waitsForPerson: false },
    ],
    [
      'over by time, and nobody acted: the provider is asked first',
      { desire: ended },
      { kind: 'expired-still-in', fix: 'read_again', waitsForPerson: false },
    ],
    [
      'the same, with nothing to be read again',
      { desire: ended, readable: false },
      { kind: 'expired-still-in', fix: 'converge', waitsForPerson: false },
    ],
  ])('%s', (_, differs, drift) => {
    expect(judge(differs)).toEqual(drift);
  });
});

test('nobody who is desired out is ever invited or taken for paid; nobody entitled is ever looked at for removal', () => {
  const memberships = ['inside', 'left', 'kicked', 'admin', 'owner'] as const;
  const desires: Desire[] = [paid, ended, blocked, { kind: 'keep', action: 'unknown_status' }];
  fc.assert(
    fc.property(
      fc.constantFrom(...accessStates),
      fc.constantFrom(...memberships),
      fc.constantFrom(...desires),
      fc.constantFrom(...desires),
      fc.integer({ min: 0, max: 10_000 }),
      fc.boolean(),
      (state, membership, desire, desireBefore, minutes, readable) => {
        const access = { state, stateSince: clock.in({ minutes: -minutes }), everInsideAt: null };
        const drift = judge({ access, membership, desire, desireBefore, readable });
        if (desire.kind === 'keep') expect(drift).toBeNull();
        if (desire.kind === 'out') expect(drift?.kind).not.toBe('paid-not-in');
        if (desire.kind === 'in') expect([undefined, 'paid-not-in']).toContain(drift?.kind);
        if (desire.kind === 'out') expect(drift?.fix).not.toBe('invite');
      },
    ),
  );
});
