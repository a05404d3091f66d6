import { accessEvents } from '@latchkey/contracts/access/machine';
import { pgEnum, pgTable, primaryKey } from 'drizzle-orm/pg-core';
import { accessState } from './channel-access.ts';

export const accessEvent = pgEnum('access_event', accessEvents);

/** The machine's moves as the database's trigger reads them. A test holds them equal to `accessMoves`. */
export const accessTransition = pgTable(
  'access_transition',
  {
    fromState: accessState('from_state').notNull(),
    event: accessEvent('event').notNull(),
    toState: accessState('to_state').notNull(),
  },
  (t) => [primaryKey({ columns: [t.fromState, t.event] })],
);
