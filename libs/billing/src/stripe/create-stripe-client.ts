import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import Stripe from 'stripe';

/** The version that all shapes here were written for. Webhook endpoints are to be created with the same. */
export const stripeApiVersion = '2026-10-28.endive';

export interface StripeClientSettings {
  secretKey: string;
  /** `https://api.stripe.com`, or an emulator's address without a path. */
  apiBase: string;
  timeoutMs?: number;
  /** Default 0: jobs repeat by themselves, and a retry inside a call would outlast the caller's lease. */
  maxNetworkRetries?: number;
}

const maxSockets = 128;
const defaultTimeoutMs = 10_000;

/**
 * The SDK's client, pinned to our API version, with connections kept alive and no telemetry.
 * @throws {RangeError} when `apiBase` is not an http(s) address without a path.
 */
export function createStripeClient(settings: StripeClientSettings): Stripe {
  const base = new URL(settings.apiBase);
  const protocol = protocolOf(base);
  const agentOptions = { keepAlive: true, maxSockets, maxFreeSockets: maxSockets };
  return new Stripe(settings.secretKey, {
    apiVersion: stripeApiVersion,
    host: base.hostname,
    port: base.port || (protocol === 'https' ? 443 : 80),
    protocol,
    httpAgent: protocol === 'https' ? new HttpsAgent(agentOptions) : new HttpAgent(agentOptions),
    timeout: settings.timeoutMs ?? defaultTimeoutMs,
    maxNetworkRetries: settings.maxNetworkRetries ?? 0,
    telemetry: false,
  });
}

function protocolOf(base: URL): 'http' | 'https' {
  if (base.pathname !== '/') throw new RangeError('the address of Stripe must have no path');
  if (base.protocol === 'https:') return 'https';
  if (base.protocol === 'http:') return 'http';
  throw new RangeError('the address of Stripe must begin with http:// or https://');
}
