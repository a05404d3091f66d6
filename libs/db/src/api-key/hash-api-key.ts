import { createHash } from 'node:crypto';

/** What is kept of an API key: it has 32 random bytes, so a plain hash cannot be turned back. */
export function hashApiKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
