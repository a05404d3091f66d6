import { createSeededRandom } from '../../world/seeded-random.ts';

/** Draws from a seed; each `of` has a sequence of its own, so that one part of a plan does not shift another. */
export interface Draw {
  /** 0 to 1. */
  share(): number;
  /** A whole number, both ends included. */
  between(from: number, to: number): number;
  one<T>(of: readonly T[]): T;
  shuffled<T>(of: readonly T[]): T[];
}

export function drawFrom(seed: number, of: string): Draw {
  let mixed = seed >>> 0;
  for (const letter of of) mixed = Math.imul(mixed ^ letter.charCodeAt(0), 0x01000193) >>> 0;
  const share = createSeededRandom(mixed);
  const between = (from: number, to: number) => from + Math.floor(share() * (to - from + 1));
  return {
    share,
    between,
    one: (options) => options[between(0, options.length - 1)] as (typeof options)[number],
    shuffled: (items) => {
      const order = [...items];
      for (let last = order.length - 1; last > 0; last -= 1) {
        const other = between(0, last);
        [order[last], order[other]] = [order[other] as never, order[last] as never];
      }
      return order;
    },
  };
}
