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
  let text = '';
  // 128 bits in 26 digits of five: the first two bits are none.
  let held = 0;
  let bits = 2;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    for (; bits >= 5; bits -= 5) text += alphabet[(held >> (bits - 5)) & 31];
    held &= 31;
  }
  return `${idPrefixes[kind]}_${text}` as IdOf<K>;
}
