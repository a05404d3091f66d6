import type { ApiKeyId, OrganisationId } from '@latchkey/contracts/ids';
import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { apiKey } from '../schema/api-key.ts';
import { hashApiKey } from './hash-api-key.ts';

/** Whose key this is; null when it is none, or was revoked. Found by its hash, so that timing tells nothing. */
export async function findApiKey(
  db: Db,
  key: string,
): Promise<{ id: ApiKeyId; organisationId: OrganisationId } | null> {
  const [row] = await db
    .select({ id: apiKey.id, organisationId: apiKey.organisationId })
    .from(apiKey)
    .where(and(eq(apiKey.keyHash, hashApiKey(key)), isNull(apiKey.revokedAt)));
  return row ?? null;
}
