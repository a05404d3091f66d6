import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

/**
 * What an index `(organisation_id, id)` is limited to, and who lists an organisation's rows says: true of every row. Where
 * PostgreSQL has no statistics yet, such an index looks as good to it for reading one row as the key does, and then it reads
 * all of the organisation's. So nobody gets it who has not asked for it.
 */
export const forLists = (id: SQLWrapper): SQL => sql`${id} > ''`;
