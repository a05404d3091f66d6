import type { OrderStage } from '../../checkout/order-stage.ts';

/** The message that says a stage in a few words. */
export const stageTitles = {
  unpaid: 'stages.unpaid',
  processing: 'stages.processing',
  'to-claim': 'stages.toClaim',
  opening: 'stages.opening',
  ready: 'stages.ready',
  ended: 'stages.ended',
  expired: 'stages.expired',
  failed: 'stages.failed',
} as const satisfies Record<OrderStage, string>;
