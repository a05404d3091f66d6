import type { QuietHours } from '@latchkey/contracts/notices/quiet-hours';
import type { ChargeFacts } from '@latchkey/db/remind/charge-facts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reminderLook } from './reminder-look.ts';
import { type ComingCharge, comingCharge, renewalLeadMs, renewalReminder } from './renewal-reminder.ts';

const paris: QuietHours = { from: '22:00', to: '08:00', timeZone: 'Europe/Paris' };
const at = (moment: string) => new Date(moment);
const chargeAt = at('2026-12-20T12:00:00Z');
const charge = (differs: Partial<ComingCharge> = {}): ComingCharge => ({
  chargeAt,
  isComing: true,
  isTrial: false,
  interval: 'month',
  ...differs,
});
const facts = (differs: Partial<ChargeFacts> = {}): ChargeFacts => ({
  provider: 'stripe',
  status: 'active',
  interval: 'month',
  isFree: false,
  cancelAt: null,
  endedAt: null,
  trialEnd: null,
  periodEnd: chargeAt,
  paidThrough: null,
  hasUnpaidInvoice: false,
  renewalReminders: true,
  ...differs,
});

describe('a charge is told', () => {
  test.each([
    ['a month: one day before', charge(), '2026-12-19T12:00:00Z'],
    ['a year: three days before', charge({ interval: 'year' }), '2026-12-17T12:00:00Z'],
    ['the end of a trial: three days before', charge({ isTrial: true }), '2026-12-17T12:00:00Z'],
    [
      'in the morning, where the time is in the night',
      charge({ chargeAt: at('2026-12-20T02:00:00Z') }),
      '2026-12-19T07:00:00Z',
    ],
  ])('%s', (_name, of, moment) => {
    const due = at(moment);
    expect(renewalReminder(of, paris, new Date(due.getTime() - 1))).toEqual({ tell: null, lookAt: due });
    expect(renewalReminder(of, paris, due)).toEqual({ tell: 'renewal_coming', lookAt: null });
  });

  test('late, but not in the night, nor after it', () => {
    const late = at('2026-12-19T22:00:00Z');
    expect(renewalReminder(charge(), paris, late)).toEqual({
      tell: null,
      lookAt: at('2026-12-20T07:00:00Z'),
    });
    expect(renewalReminder(charge(), paris, chargeAt)).toEqual({ tell: null, lookAt: null });
  });

  test('in the night, where the morning would come after it', () => {
    const early = charge({ chargeAt: at('2026-12-20T05:00:00Z') });
    expect(renewalReminder(early, paris, at('2026-12-20T01:00:00Z')).tell).toBe('renewal_coming');
  });

  test('only when it is coming; what may still change is looked at again', () => {
    const stopped = charge({ isComing: false });
    const due = at('2026-12-19T12:00:00Z');
    expect(renewalReminder(stopped, paris, at('2026-12-17T12:00:00Z'))).toEqual({ tell: null, lookAt: due });
    expect(renewalReminder(stopped, paris, due)).toEqual({ tell: null, lookAt: null });
  });
});

describe('the next charge', () => {
  test('of a card is at the end of its trial, or of its period; of Stars at their end', () => {
    expect(comingCharge(facts())).toMatchObject({ chargeAt, isComing: true, isTrial: false });
    const trialEnd = at('2026-12-01T00:00:00Z');
    expect(comingCharge(facts({ status: 'trialing', trialEnd }))).toMatchObject({
      chargeAt: trialEnd,
      isTrial: true,
    });
    const stars = facts({ provider: 'stars', periodEnd: null, paidThrough: trialEnd });
    expect(comingCharge(stars)?.chargeAt).toEqual(trialEnd);
    expect(comingCharge(facts({ periodEnd: null }))).toBeNull();
  });

  test.each<[string, Partial<ChargeFacts>]>([
    ['it was cancelled', { cancelAt: chargeAt }],
    ['it has ended', { endedAt: chargeAt }],
    ['it is paused', { status: 'paused' }],
    ['something is owed already', { hasUnpaidInvoice: true }],
    ['it costs nothing', { isFree: true }],
    ['the organisation does not want it told', { renewalReminders: false }],
  ])('is not told when %s', (_name, differs) => {
    expect(comingCharge(facts(differs))?.isComing).toBe(false);
  });
});

describe('after a read, the first look', () => {
  const now = at('2026-11-20T12:00:00Z');
  const read = { status: 'active', graceUntil: null, trialEnd: null, periodEnd: chargeAt } as const;

  test.each([
    ['is at the earliest reminder of the next charge', {}, '2026-12-17T12:00:00Z'],
    [
      'of a trial: before its end',
      { status: 'trialing', trialEnd: at('2026-12-01T12:00:00Z') },
      '2026-11-28T12:00:00Z',
    ],
    ['is now while grace runs', { status: 'past_due', graceUntil: chargeAt }, now.toISOString()],
    ['is never when grace is over', { status: 'past_due', graceUntil: now }, null],
    ['is never when it has ended', { status: 'canceled' }, null],
    ['is never when its period is over', { periodEnd: now }, null],
  ] as const)('%s', (_name, differs, look) => {
    expect(reminderLook({ ...read, ...differs }, now)).toEqual(look && at(look));
  });
});

test('always: told once, between the lead and the charge, whatever the quiet hours', () => {
  const hours = fc.integer({ min: 0, max: 23 }).map((hour) => `${String(hour).padStart(2, '0')}:00`);
  const moments = fc.date({
    min: at('2026-01-01T00:00:00Z'),
    max: at('2028-01-01T00:00:00Z'),
    noInvalidDate: true,
  });
  const intervals = fc.constantFrom('month', 'year');
  fc.assert(
    fc.property(moments, hours, hours, intervals, fc.boolean(), (chargeAt, from, to, interval, isTrial) => {
      const of = charge({ chargeAt, interval, isTrial });
      let now: Date | null = new Date(chargeAt.getTime() - 20 * 86_400_000);
      const told: Date[] = [];
      for (let looks = 0; now && looks < 10; looks += 1) {
        const { tell, lookAt } = renewalReminder(of, { from, to, timeZone: 'Europe/Paris' }, now);
        if (tell) told.push(now);
        now = lookAt;
      }
      expect(told).toHaveLength(1);
      const ahead = chargeAt.getTime() - (told[0] as Date).getTime();
      expect(ahead > 0 && ahead <= renewalLeadMs(of)).toBe(true);
    }),
  );
});
