import { createHash, timingSafeEqual } from 'node:crypto';
import { LatchkeyError } from '@latchkey/contracts/errors';
import { findApiKey } from '@latchkey/db/api-key/find-api-key';
import type { Db } from '@latchkey/db/connect-database';
import { listOrganisations } from '@latchkey/db/organisation/list-organisations';
import { z } from 'zod';
import { findMiniAppPerson, type MiniAppTrust } from '../mini-app/find-person.ts';
import type { Principal } from './principal.ts';

/** What a request brings to say who it is from. */
export interface Credentials {
  authorization: string | undefined;
  /** `x-latchkey-person`: the Telegram id of whom the service speaks for. */
  person: string | undefined;
  hasCookie: boolean;
}

interface Lookup {
  db: Db;
  serviceToken: string;
  miniApps: MiniAppTrust;
  /** The user of the session cookie; null: none, or it has ended. */
  sessionUser(): Promise<{ userId: string; signedInAt: Date } | null>;
}

const TelegramId = z
  .string()
  .regex(/^[1-9]\d{0,15}$/)
  .transform(Number);

/**
 * Who is calling. A credential that is there but not valid is refused rather than ignored: its owner would wonder why
 * they may do nothing.
 *
 * @throws {LatchkeyError} `not_signed_in`
 */
export async function findPrincipal(credentials: Credentials, lookup: Lookup): Promise<Principal> {
  if (credentials.authorization?.startsWith('tma '))
    return findMiniAppPerson(lookup.db, credentials.authorization, lookup.miniApps);
  if (credentials.authorization !== undefined) {
    return findBearer(bearerToken(credentials.authorization), credentials, lookup);
  }
  const user = credentials.hasCookie ? await lookup.sessionUser() : null;
  if (user === null) return { kind: 'anonymous' };
  const organisations = await listOrganisations(lookup.db, user.userId);
  const memberships = organisations.map(({ id, role }) => ({ organisationId: id, role }));
  return { kind: 'user', ...user, memberships };
}

async function findBearer(token: string, { person }: Credentials, lookup: Lookup): Promise<Principal> {
  if (isSame(token, lookup.serviceToken)) {
    if (person === undefined) return { kind: 'service' };
    const telegramId = TelegramId.safeParse(person).data;
    if (telegramId === undefined) throw unknownCredential();
    return { kind: 'person', telegramId };
  }
  const key = token.startsWith('lk_') ? await findApiKey(lookup.db, token) : null;
  if (!key) throw unknownCredential();
  return { kind: 'api_key', apiKeyId: key.id, organisationId: key.organisationId };
}

function bearerToken(header: string): string {
  const token = /^Bearer +(\S+)$/i.exec(header)?.[1];
  if (!token) throw unknownCredential();
  return token;
}

/** In a time that does not depend on where the two differ, nor on their lengths. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

function unknownCredential(): LatchkeyError {
  return new LatchkeyError('not_signed_in', 'This credential is not valid.');
}
