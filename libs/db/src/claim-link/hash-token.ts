import { createHash } from 'node:crypto';

/**
 * What is kept of a single-use token or of a browser's secret: the SHA-256 of all its characters, in hex. They have
 * 32 random bytes, so a plain hash cannot be turned back.
 */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
