import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { errorCodeOf } from '../../api/error-code-of.ts';
import { useTRPC } from '../../api/trpc.ts';
import { checkoutMemory } from './checkout-memory.ts';
import { nextLookMs } from './next-look-ms.ts';
import { orderStage } from './order-stage.ts';
import { tabStorage } from './tab-storage.ts';

const whileUnreachableMs = 3_000;

/** Follows an order live until it is settled, also over a lost connection. */
export function useOrder(orderId: string) {
  const trpc = useTRPC();
  const query = useQuery(
    trpc.checkout.status.queryOptions(
      { orderId },
      {
        retry: false,
        refetchInterval: ({ state: { data, error, dataUpdateCount } }) => {
          if (error && !isPassing(error)) return false;
          if (error || !data) return whileUnreachableMs;
          return nextLookMs(orderStage(data), dataUpdateCount);
        },
      },
    ),
  );
  const status = query.data?.status;
  useEffect(() => {
    if (status !== undefined && status !== 'open') checkoutMemory(tabStorage).forgetKey(orderId);
  }, [orderId, status]);
  return query;
}

/** Whether asking again may help. */
function isPassing(error: unknown): boolean {
  return ['unreachable', 'unavailable', 'internal', 'too_many_requests'].includes(errorCodeOf(error));
}
