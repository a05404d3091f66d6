import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import type { LeasedCall } from './lease-call.ts';

/**
 * Notes Telegram's answer to a call.
 *
 * @param answer.refusal Telegram's words; null: it was done
 * @returns false when the call is not open any more
 */
export async function answerCall(
  db: Db,
  call: Pick<LeasedCall, 'organisationId' | 'id'>,
  answer: { refusal: string | null; at: Date },
): Promise<boolean> {
  const answered = await db.execute(sql`
    update stars_call set state = ${answer.refusal === null ? 'done' : 'refused'}, refusal = ${answer.refusal},
      answered_at = ${answer.at.toISOString()}, lease_token = null, lease_until = null
    where organisation_id = ${call.organisationId} and id = ${call.id} and state = 'asked'
    returning id`);
  return answered.length > 0;
}
