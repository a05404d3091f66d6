import type { OrderStage } from '../../checkout/order-stage.ts';

export const stageTitles = {
  unpaid: 'Waiting for the payment',
  processing: 'Your bank is on it',
  'to-claim': 'Paid. One step is left',
  opening: 'Paid. Your access is being opened',
  ready: 'Your access is open',
  ended: 'This access has ended',
  expired: 'This order has expired',
  failed: 'The payment did not go through',
} as const satisfies Record<OrderStage, string>;
