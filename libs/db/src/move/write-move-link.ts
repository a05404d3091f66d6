import type { AccountMoveId, OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import type { Db } from '../connect-database.ts';
import { setSql } from '../gather/set-sql.ts';

/** Keeps the hash of a new link by which a member shows the account they move to; their earlier unused ones end. */
export async function writeMoveLink(
  db: Db,
  link: {
    organisationId: OrganisationId;
    subscriberId: SubscriberId;
    tokenHash: string;
    expiresAt: Date;
    accountMoveId: AccountMoveId | null;
    at: Date;
  },
): Promise<void> {
  const [expiresAt, at] = [link.expiresAt.toISOString(), link.at.toISOString()];
  await db.execute(setSql`
    update move_link set expires_at = least(expires_at, ${at}::timestamptz)
    where organisation_id = ${link.organisationId} and subscriber_id = ${link.subscriberId} and used_at is null`);
  await db.execute(setSql`
    insert into move_link (token_hash, organisation_id, subscriber_id, expires_at, account_move_id, created_at)
    values (${link.tokenHash}, ${link.organisationId}, ${link.subscriberId}, ${expiresAt}::timestamptz,
      ${link.accountMoveId}, ${at}::timestamptz)`);
}
