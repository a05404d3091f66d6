import { z } from 'zod';

/** ISO 4217 in upper case, or XTR for Telegram Stars. */
export const Currency = z.string().regex(/^[A-Z]{3}$/, 'a currency code of three capital letters, e.g. EUR');
export type Currency = z.infer<typeof Currency>;

/** An amount in the currency's minor unit (cents; whole Stars for XTR). */
export interface Money {
  amountMinor: bigint;
  currency: Currency;
}

/** Money as it travels in JSON: the amount as a string of digits, because JSON has no bigint. */
export const MoneyWire = z.object({
  amountMinor: z.string().regex(/^-?\d{1,18}$/, 'an amount in minor units, as a string of digits'),
  currency: Currency,
});
export type MoneyWire = z.infer<typeof MoneyWire>;

/** Money for JSON. */
export function moneyToWire(money: Money): MoneyWire {
  return { amountMinor: money.amountMinor.toString(), currency: money.currency };
}

/** Money from JSON that a contract has already checked. */
export function moneyFromWire(wire: MoneyWire): Money {
  return { amountMinor: BigInt(wire.amountMinor), currency: wire.currency };
}
