import { readEnvelope } from './event-envelope.ts';
import { isSignedBy, parseSignatureHeader } from './signature-header.ts';
import type { VerifiedEvent } from './verified-event.ts';

export type VerifiedWebhook =
  | { ok: true; event: VerifiedEvent }
  | { ok: false; reason: 'signature' | 'stale' | 'malformed' };

export interface WebhookRequest {
  /** The bytes as received. */
  rawBody: Uint8Array;
  /** `Stripe-Signature` as the server hands it over. */
  header: string | string[] | undefined;
  /** Several while one is being rolled. */
  secrets: readonly string[];
  /** Wall time, also where the app's clock has been moved. */
  receivedAt: Date;
  /** How old a signature may be; Stripe's own default. */
  toleranceSeconds?: number;
}

const defaultToleranceSeconds = 300;

/**
 * Checks who sent a webhook and reads its envelope. Never throws, whatever comes.
 * The SDK's `constructEvent` refuses thin events, throws for each secret that does not fit and decodes the body twice;
 * a test holds the two equal. As there, only signatures that are too old are stale: a clock ahead of ours is no attack.
 */
export function verifyWebhook(request: WebhookRequest): VerifiedWebhook {
  const header = typeof request.header === 'string' ? parseSignatureHeader(request.header) : null;
  if (!header) return { ok: false, reason: 'signature' };
  if (!request.secrets.some((secret) => isSignedBy(secret, request.rawBody, header))) {
    return { ok: false, reason: 'signature' };
  }
  const ageSeconds = Math.floor(request.receivedAt.getTime() / 1000) - header.timestamp;
  if (ageSeconds > (request.toleranceSeconds ?? defaultToleranceSeconds))
    return { ok: false, reason: 'stale' };
  const event = readEnvelope(request.rawBody);
  return event ? { ok: true, event } : { ok: false, reason: 'malformed' };
}
