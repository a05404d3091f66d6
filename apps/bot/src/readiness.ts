import type { Check } from '@latchkey/runtime/add-health-routes';

export interface TelegramContact {
  /** Telegram answered a request for updates, or took the webhook. */
  seen(): void;
  check(): Check;
}

/** Twice the longest that one request for updates may take. */
const silenceMs = 70_000;

/** Whether updates can reach us. A webhook that is set stays set; polling has to be answered again and again. */
export function createTelegramContact(mode: 'webhook' | 'polling'): TelegramContact {
  let seenAt: number | undefined;
  return {
    seen() {
      seenAt = performance.now();
    },
    check() {
      if (seenAt === undefined) return 'down';
      return mode === 'webhook' || performance.now() - seenAt < silenceMs ? 'ok' : 'down';
    },
  };
}

/** The process works as long as updates of any bot can reach it: one that is rejected takes no other one with it. */
export function checkTelegram(installed: TelegramContact, registered: readonly TelegramContact[]): Check {
  if (installed.check() === 'ok') return 'ok';
  return registered.some((contact) => contact.check() === 'ok') ? 'degraded' : 'down';
}

/** Whether the api answers at all. */
export async function checkApi(apiUrl: string): Promise<Check> {
  try {
    const answer = await fetch(`${apiUrl}/healthz`, { signal: AbortSignal.timeout(1_500) });
    await answer.arrayBuffer();
    return answer.ok ? 'ok' : 'down';
  } catch {
    return 'down';
  }
}
