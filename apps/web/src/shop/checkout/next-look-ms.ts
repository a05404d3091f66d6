import type { OrderStage } from './order-stage.ts';

const patientAfterLooks = 60;

/** How long to wait before asking for the order again; false when nothing more will happen. */
export function nextLookMs(stage: OrderStage, looks: number): number | false {
  switch (stage) {
    case 'ready':
    case 'ended':
    case 'expired':
    case 'failed':
      return false;
    case 'processing':
      return 15_000;
    case 'unpaid':
    case 'to-claim':
    case 'opening':
      return looks < patientAfterLooks ? 1_000 : 5_000;
  }
}
