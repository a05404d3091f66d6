import { setTimeout as sleep } from 'node:timers/promises';
import type { AppRouter } from '@latchkey/api/router';
import type { Logger } from '@latchkey/runtime/create-logger';
import { isTRPCClientError } from '@trpc/client';
import type { Update } from 'grammy/types';
import { type ApiClient, callOptions } from '../api-client.ts';
import { backoffMs } from '../backoff.ts';
import type { Delivery } from './delivery.ts';

export type StoreOutcome = 'stored' | 'duplicate' | 'refused';

export interface StoreRequest {
  api: ApiClient;
  botTelegramId: number;
  update: Update;
  delivery: Delivery;
}

const maxPauseMs = 5_000;

/** One attempt to hand the update to the api, which answers with what is known of the sender. Throws when it could not be stored now. */
export async function storeOnce(request: StoreRequest): Promise<StoreOutcome> {
  const { api, botTelegramId, update, delivery } = request;
  try {
    const { duplicate, chosenLocale, heard } = await api.bot.ingest.mutate(
      { botTelegramId, update: { ...update } },
      callOptions(delivery.correlationId),
    );
    Object.assign(delivery, { chosenLocale, heard });
    return duplicate ? 'duplicate' : 'stored';
  } catch (error) {
    if (isInvalid(error)) return 'refused';
    throw error;
  }
}

/** Hands the update to the api again and again until it is stored. Rejects only when `stop` is aborted. */
export async function storeUntilDone(
  request: StoreRequest,
  stop: AbortSignal,
  log: Logger,
): Promise<StoreOutcome> {
  for (let failures = 1; ; failures += 1) {
    stop.throwIfAborted();
    try {
      return await storeOnce(request);
    } catch (error) {
      log.warn(
        { err: error, correlationId: request.delivery.correlationId, failures },
        'update not stored yet',
      );
      await sleep(backoffMs(failures, maxPauseMs), undefined, { signal: stop });
    }
  }
}

/** Such an update stays invalid however often it is sent; everything else may pass by itself or by our doing. */
function isInvalid(error: unknown): boolean {
  if (!isTRPCClientError<AppRouter>(error)) return false;
  return error.data?.code === 'BAD_REQUEST' || statusOf(error.meta?.response) === 413;
}

/** A body over the limit is refused before tRPC sees it. */
function statusOf(response: unknown): number | undefined {
  return response instanceof Response ? response.status : undefined;
}
