import type { StarsRefund } from '@latchkey/contracts/facts/stars-refund';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { hastenReading } from '@latchkey/db/stars/hasten-reading';
import type { AccessDeps } from '../access-deps.ts';
import type { StarsReceiver } from '../apply/apply-stars-payment.ts';
import { recordRefund } from './record-refund.ts';

/** Notes a refund that an update tells. Of a payment that we do not know the transactions are asked: they have both. */
export async function noteRefund(
  deps: AccessDeps,
  refund: StarsRefund,
  receiver: StarsReceiver,
): Promise<void> {
  await unitOfWork(named(deps, 'Stars update'), async (unit) => {
    const now = deps.clock.now();
    const recorded = await recordRefund(unit, refund, { receiver, now });
    if (recorded === 'unknown_payment') await hastenReading(unit.db, { ...receiver, dueAt: now });
  });
}
