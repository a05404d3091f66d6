import { setTimeout as sleep } from 'node:timers/promises';
import { BotApiError } from '../bot-api-error.ts';
import type { FaultRecord } from '../telegram-state.ts';
import type { TelegramWorld } from '../telegram-world.ts';

const defaultRetryAfterS = 5;
const defaultDelayMs = 3_000;

/** The fault ordered for this call, if there is one; it counts as used. `*` spares getUpdates, which would eat it up. */
export function takeFault(world: TelegramWorld, method: string, chatId: unknown): FaultRecord | undefined {
  const fault = world.state.faults.find(
    (each) =>
      each.count > 0 &&
      (each.method.toLowerCase() === method.toLowerCase() ||
        (each.method === '*' && method !== 'getUpdates')) &&
      (each.chatId === undefined || String(each.chatId) === String(chatId)),
  );
  if (!fault) return undefined;
  fault.count -= 1;
  world.state.faults = world.state.faults.filter((each) => each.count > 0);
  world.changed();
  return fault;
}

/** Runs the call as the fault has it; `cut`: the connection ends without an answer. */
export async function withFault(
  fault: FaultRecord | undefined,
  run: () => Promise<unknown>,
): Promise<{ result: unknown } | 'cut'> {
  if (fault?.kind === 'drop-request') return 'cut';
  if (fault?.kind === 'slow') await sleep(fault.delayMs ?? defaultDelayMs);
  else if (fault && fault.kind !== 'lost-answer') throw refusalOf(fault);
  if (fault?.kind !== 'lost-answer') return { result: await run() };
  await run().catch(() => {});
  return 'cut';
}

function refusalOf(fault: FaultRecord): BotApiError {
  switch (fault.kind) {
    case '429': {
      const seconds = fault.retryAfter ?? defaultRetryAfterS;
      return new BotApiError(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
    }
    case '403':
      return new BotApiError(403, withoutPrefix(fault.description) ?? 'bot was blocked by the user');
    case '400':
      return new BotApiError(400, withoutPrefix(fault.description) ?? 'not enough rights');
    default:
      return new BotApiError(500, fault.description ?? 'Internal Server Error');
  }
}

function withoutPrefix(description: string | undefined): string | undefined {
  return description?.replace(/^(Bad Request|Forbidden): /, '');
}
