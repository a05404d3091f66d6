import { randomBytes } from 'node:crypto';
import { type IdKind, type IdOf, idPrefixes } from '@latchkey/contracts/ids';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * Mints an id of a kind, e.g. `acc_01k9…`: 48 bits of wall time in milliseconds, then 80 random bits, in Crockford's
 * base 32 (the ULID layout), so that new rows land side by side in an index.
 */
export function newId<K extends IdKind>(kind: K): IdOf<K> {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  let text = '';
  for (let shift = 125n; shift >= 0n; shift -= 5n) text += alphabet[Number((bits >> shift) & 31n)];
  return `${idPrefixes[kind]}_${text}` as IdOf<K>;
}
