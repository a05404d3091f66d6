import { createHmac } from 'node:crypto';

/**
 * The `Stripe-Signature` header: HMAC-SHA256 over "timestamp.body" (Stripe docs "Verify webhook signatures
 * manually"). The time is wall time, because receivers check it against theirs.
 */
export function signPayload(body: string, secret: string, wallSeconds: number): string {
  const signature = createHmac('sha256', secret).update(`${wallSeconds}.${body}`, 'utf8').digest('hex');
  return `t=${wallSeconds},v1=${signature}`;
}
