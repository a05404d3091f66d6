import { Currency, type Money } from '@latchkey/contracts/money';
import { z } from 'zod';

/** Stripe's amounts are whole numbers of the minor unit; its currencies are in lower case. */
export const MinorAmount = z.number().int();
export const StripeCurrency = z.string().toUpperCase().pipe(Currency);

/** An amount and a currency as Stripe writes them. */
export function moneyIn(amountMinor: number, currency: Currency): Money {
  return { amountMinor: BigInt(amountMinor), currency };
}
