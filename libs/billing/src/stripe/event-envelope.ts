import { z } from 'zod';
import type { VerifiedEvent } from './verified-event.ts';

const maxUnixSeconds = 8_640_000_000_000;

const SnapshotEnvelope = z.object({
  object: z.literal('event'),
  id: z.string().min(1).max(255),
  type: z.string().min(1).max(255),
  account: z.string().min(1).max(255).nullish(),
  livemode: z.boolean(),
  created: z.number().min(0).max(maxUnixSeconds),
  api_version: z.string().nullish(),
});

const ThinEnvelope = z.object({
  object: z.literal('v2.core.event'),
  id: z.string().min(1).max(255),
  type: z.string().min(1).max(255),
  livemode: z.boolean(),
  created: z.iso.datetime({ offset: true }),
});

const Envelope = z.discriminatedUnion('object', [SnapshotEnvelope, ThinEnvelope]);

/** The event in a signed body; null when it is not JSON or not an event. */
export function readEnvelope(rawBody: Uint8Array): VerifiedEvent | null {
  const payload = parseJson(rawBody);
  const envelope = Envelope.safeParse(payload).data;
  if (!envelope) return null;
  const { id, type, livemode } = envelope;
  const created = new Date(envelope.object === 'event' ? envelope.created * 1000 : envelope.created);
  if (envelope.object === 'v2.core.event') {
    return { id, type, account: null, livemode, created, apiVersion: null, thin: true, payload, rawBody };
  }
  const account = envelope.account ?? null;
  const apiVersion = envelope.api_version ?? null;
  return { id, type, account, livemode, created, apiVersion, thin: false, payload, rawBody };
}

function parseJson(rawBody: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(rawBody.buffer, rawBody.byteOffset, rawBody.byteLength).toString('utf8'));
  } catch {
    return undefined;
  }
}
