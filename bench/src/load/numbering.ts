/**
 * Everything about the n-th payment has an id made of n, so that the emulators need no memory and a measured grant is
 * found again by arithmetic.
 */
export const placeholder = '############';

/** The template with the payment's number in every place. */
export function numbered(template: string, n: number): string {
  return template.replaceAll(placeholder, digits(n));
}

/** The number at the end of an id. */
export function numberOf(id: string): number {
  return Number(/\d{12}$/.exec(id)?.[0]);
}

export const ids = {
  event: `evt_bench${placeholder}`,
  invoice: `in_bench${placeholder}`,
  subscription: `sub_bench${placeholder}`,
  customer: `cus_bench${placeholder}`,
  order: `ord_${'0'.repeat(14)}${placeholder}`,
} as const;

const firstTelegramId = 1_000_000_000;

export const telegramIdOf = (n: number): number => firstTelegramId + n;

/** Among how many bots the payments are spread: one may send 30 messages a second (Telegram: Bots FAQ). */
export const bots = 10;

/** Which of them writes to a person. They share one token, so only the person tells. */
export const botOf = (telegramId: number): number => telegramId % bots;

function digits(n: number): string {
  return String(n).padStart(placeholder.length, '0');
}

/** The price that all subscriptions hold. */
export const benchPrice = 'price_bench';
