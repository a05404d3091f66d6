import type { OrderStatus } from '../../api/trpc.ts';

export type OrderStage =
  | 'unpaid'
  | 'processing'
  | 'to-claim'
  | 'opening'
  | 'ready'
  | 'ended'
  | 'expired'
  | 'failed';

/** Where a buyer is on the way from payment to access. */
export function orderStage({ status, claimed, accesses }: OrderStatus): OrderStage {
  switch (status) {
    case 'open':
      return 'unpaid';
    case 'processing':
    case 'expired':
    case 'failed':
      return status;
    case 'paid':
      if (!claimed) return 'to-claim';
      if (accesses.length === 0 || accesses.some(({ state }) => state === 'PENDING')) return 'opening';
      return accesses.some(({ state }) => state === 'GRANTED') ? 'ready' : 'ended';
  }
}
