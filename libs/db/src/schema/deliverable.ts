import { pgEnum } from 'drizzle-orm/pg-core';

/** What a line delivers. Access to a channel is one kind; others (files, licences) come beside it. */
export const deliverableKind = pgEnum('deliverable_kind', ['channel']);
