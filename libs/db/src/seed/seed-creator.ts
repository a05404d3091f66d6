import type { OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import { hashApiKey } from '../api-key/hash-api-key.ts';
import type { Db } from '../connect-database.ts';
import { newId } from '../new-id.ts';

export interface SeedCreator {
  organisationId: OrganisationId;
  email: string;
  /** As better-auth hashes it. */
  passwordHash: string;
  apiKey: string;
  telegramId: number | null;
  at: Date;
}

/** Gives an organisation an owner who can sign in, and an API key. Run again, it sets the same person's password anew. */
export async function seedCreator(db: Db, creator: SeedCreator): Promise<string> {
  const at = creator.at.toISOString();
  const [user] = await db.execute<{ id: string }>(sql`
    insert into auth."user" (id, name, email, email_verified, created_at, updated_at)
    values (${newId('buyer').slice(4)}, 'Sample Creator', ${creator.email}, true, ${at}, ${at})
    on conflict (email) do update set updated_at = excluded.updated_at returning id`);
  const userId = (user as { id: string }).id;
  await db.execute(sql`delete from auth.account where user_id = ${userId} and provider_id = 'credential'`);
  await db.execute(sql`
    insert into auth.account (id, account_id, provider_id, user_id, password, created_at, updated_at)
    values (${userId}, ${userId}, 'credential', ${userId}, ${creator.passwordHash}, ${at}, ${at})`);
  await db.execute(sql`
    insert into member (organisation_id, user_id, role, telegram_id, created_at)
    values (${creator.organisationId}, ${userId}, 'owner', ${creator.telegramId}, ${at})
    on conflict (organisation_id, user_id) do nothing`);
  await db.execute(sql`
    insert into api_key (organisation_id, id, name, key_hash, created_at)
    values (${creator.organisationId}, ${newId('apiKey')}, 'sample', ${hashApiKey(creator.apiKey)}, ${at})
    on conflict (key_hash) do nothing`);
  return userId;
}
