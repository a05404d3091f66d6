import type { BrakeLimits } from '@latchkey/contracts/brake/brake';

/** How many removals within an hour need nobody's consent, by the number of members. Pure. */
export function limitOf({ min, percent }: BrakeLimits, members: number): number {
  return Math.max(min, Math.floor((members * percent) / 100));
}
