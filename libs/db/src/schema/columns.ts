import { bigint, text, timestamp } from 'drizzle-orm/pg-core';

/** A moment of the injected clock, or of wall time for leases; UTC, milliseconds. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 });

/** An amount in the currency's minor unit. */
export const minorUnits = (name: string) => bigint(name, { mode: 'bigint' });

/** Telegram's ids of people and chats: up to 52 bits, so a JavaScript number holds them. */
export const telegramId = (name: string) => bigint(name, { mode: 'number' });

/** Our own ids: minted in code, branded by the contract's type. */
export const id = <T extends string>(name: string) => text(name).$type<T>();
