import { sql } from 'drizzle-orm';

/**
 * Whether an order `o` follows its plan when a change is to hold for all. What was given by hand (a removal taken back, days
 * for one channel) is not what the plan sells and stays as it was given.
 */
export const rolledOutTo = sql`(not o.complimentary or exists (select from access_code_use c
  where c.organisation_id = o.organisation_id and c.order_id = o.id))`;
