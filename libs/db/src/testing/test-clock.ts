import type { Clock } from '@latchkey/contracts/clock';

const unitsMs = { days: 86_400_000, hours: 3_600_000, minutes: 60_000, seconds: 1_000 };

/** A clock that stands still until it is moved. */
export interface TestClock extends Clock {
  set(now: Date | string): void;
  advance(by: Partial<Record<keyof typeof unitsMs, number>>): void;
  /** A moment that far from now; negative: before. */
  in(by: Partial<Record<keyof typeof unitsMs, number>>): Date;
}

/** @param start ISO 8601 */
export function createTestClock(start = '2026-11-20T12:00:00.000Z'): TestClock {
  let now = new Date(start);
  const later = (by: Partial<Record<keyof typeof unitsMs, number>>) =>
    new Date(
      Object.entries(by).reduce(
        (time, [unit, count]) => time + count * unitsMs[unit as keyof typeof unitsMs],
        now.getTime(),
      ),
    );
  return {
    now: () => new Date(now),
    set: (to) => {
      now = new Date(to);
    },
    advance: (by) => {
      now = later(by);
    },
    in: later,
  };
}
