import { randomBytes } from 'node:crypto';
import type { ApiKeyId, OrganisationId } from '@latchkey/contracts/ids';
import type { Db } from '../connect-database.ts';
import { newId } from '../new-id.ts';
import { apiKey } from '../schema/api-key.ts';
import { hashApiKey } from './hash-api-key.ts';

/** Makes a key of an organisation. The key itself is told here and never again. */
export async function createApiKey(
  db: Db,
  making: { organisationId: OrganisationId; name: string; at: Date },
): Promise<{ id: ApiKeyId; key: string }> {
  const id = newId('apiKey');
  const key = `lk_${randomBytes(32).toString('base64url')}`;
  await db.insert(apiKey).values({
    organisationId: making.organisationId,
    id,
    name: making.name,
    keyHash: hashApiKey(key),
    createdAt: making.at,
  });
  return { id, key };
}
