import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';

/** Seals secrets for the database, and opens them. */
export interface Seal {
  /**
   * Seals with the first key: AES-256-GCM, with the key's id in front.
   *
   * @param about what the secret belongs to: it can be opened for nothing else, so that a row's secret cannot be put into another
   */
  close(secret: string, about: string): string;
  /** Opens with whichever key sealed it. @throws SealBroken */
  open(sealed: string, about: string): string;
  /** Whether the first key sealed it: what another one did is sealed anew before that one is forgotten. */
  isFresh(sealed: string): boolean;
}

/** The key is not at hand, or what was sealed is another thing's, or was changed. */
export class SealBroken extends Error {
  override name = 'SealBroken';
}

const version = 'v1';
const ivBytes = 12;
const tagBytes = 16;

interface Key {
  id: string;
  bytes: Buffer;
}

/**
 * @param secrets as in `ENCRYPTION_KEY`: the first seals, all open, so that one can be rolled. A key of 256 bits is derived from
 *   each (HKDF with SHA-256, RFC 5869).
 */
export function createSeal(secrets: readonly string[]): Seal {
  const keys = secrets.map(keyOf);
  const [first] = keys;
  if (!first) throw new Error('a seal needs a key');
  return {
    close: (secret, about) => {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv('aes-256-gcm', first.bytes, iv, { authTagLength: tagBytes });
      cipher.setAAD(Buffer.from(about));
      const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      return [version, first.id, Buffer.concat([iv, text, cipher.getAuthTag()]).toString('base64url')].join(
        '.',
      );
    },
    open: (sealed, about) => openWith(keys, sealed, about),
    isFresh: (sealed) => sealed.startsWith(`${version}.${first.id}.`),
  };
}

function openWith(keys: readonly Key[], sealed: string, about: string): string {
  const [form, id, body = ''] = sealed.split('.');
  const key = form === version ? keys.find((one) => one.id === id) : undefined;
  if (!key) throw new SealBroken('the key that sealed it is not at hand');
  const bytes = Buffer.from(body, 'base64url');
  if (bytes.length < ivBytes + tagBytes) throw new SealBroken('too short to be a seal');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key.bytes, bytes.subarray(0, ivBytes), {
      authTagLength: tagBytes,
    });
    decipher.setAAD(Buffer.from(about));
    decipher.setAuthTag(bytes.subarray(-tagBytes));
    return decipher.update(bytes.subarray(ivBytes, -tagBytes)).toString('utf8') + decipher.final('utf8');
  } catch {
    // What OpenSSL says of it tells nothing more.
    throw new SealBroken('it was changed, or sealed for something else');
  }
}

/** The id says which key it was and nothing about it. */
function keyOf(secret: string): Key {
  const bytes = Buffer.from(hkdfSync('sha256', secret, '', 'latchkey seal', 32));
  return { id: createHash('sha256').update(bytes).digest('hex').slice(0, 8), bytes };
}

/** What the token of a bot is sealed for. */
export function tokenOf(botTelegramId: number): string {
  return `bot ${botTelegramId}`;
}
