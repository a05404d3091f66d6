import type { ChargeRecord } from '../telegram-state.ts';
import type { TelegramWorld } from '../telegram-world.ts';

/** Moves the Stars of a charge back to the person. @returns when, in seconds */
export function takeBack(world: TelegramWorld, charge: ChargeRecord): number {
  charge.refundedDate = world.nowSeconds();
  const person = world.state.users[charge.userId];
  if (person && person.starBalance !== null) person.starBalance += charge.amount;
  world.changed();
  return charge.refundedDate;
}
