import { createHmac, timingSafeEqual } from 'node:crypto';

export interface SignatureHeader {
  /** Seconds since 1970, as signed. */
  timestamp: number;
  signatures: Buffer[];
}

const digestBytes = 32;

/** Reads `t=…,v1=…[,v1=…]` (Stripe: Verify webhook signatures). Other schemes are left out. Null: nothing to compare with. */
export function parseSignatureHeader(header: string): SignatureHeader | null {
  let timestamp: string | undefined;
  const signatures: Buffer[] = [];
  for (const item of header.split(',')) {
    if (item.startsWith('t=')) timestamp = item.slice(2);
    else if (/^v1=[0-9a-f]{64}$/.test(item)) signatures.push(Buffer.from(item.slice(3), 'hex'));
  }
  if (timestamp === undefined || !/^\d{1,12}$/.test(timestamp) || signatures.length === 0) return null;
  return { timestamp: Number(timestamp), signatures };
}

/** Over the bytes as they came: decoding them first would let different bytes pass for the signed ones. */
export function isSignedBy(secret: string, rawBody: Uint8Array, header: SignatureHeader): boolean {
  if (secret.trim() === '') return false;
  const expected = createHmac('sha256', secret).update(`${header.timestamp}.`).update(rawBody).digest();
  return header.signatures.some((given) => given.length === digestBytes && timingSafeEqual(given, expected));
}
