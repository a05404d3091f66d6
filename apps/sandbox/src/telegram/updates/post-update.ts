import type { Update } from '../bot-api-types.ts';
import type { WebhookRecord } from '../telegram-state.ts';

const timeoutMs = 60_000;
const longestRetryAfterS = 3_600;

export type PostResult = { ok: true } | { ok: false; reason: string; retryAfterMs?: number };

export async function postUpdate(webhook: WebhookRecord, update: Update): Promise<PostResult> {
  const secret = webhook.secretToken;
  try {
    const response = await fetch(webhook.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(secret === undefined ? {} : { 'x-telegram-bot-api-secret-token': secret }),
      },
      body: JSON.stringify(update),
      signal: AbortSignal.timeout(timeoutMs),
    });
    await response.arrayBuffer();
    if (response.ok) return { ok: true };
    const seconds = Number(response.headers.get('retry-after'));
    const reason = `Wrong response from the webhook: ${response.status} ${response.statusText}`;
    return seconds > 0
      ? { ok: false, reason, retryAfterMs: Math.min(seconds, longestRetryAfterS) * 1000 }
      : { ok: false, reason };
  } catch (error) {
    const timedOut = error instanceof Error && error.name === 'TimeoutError';
    return { ok: false, reason: timedOut ? 'Read timeout expired' : 'Connection refused' };
  }
}
