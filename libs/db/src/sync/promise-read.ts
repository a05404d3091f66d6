import type { UnitOfWork } from '../outbox/unit-of-work.ts';
import { type ReadRequest, requestRead } from './request-read.ts';

/**
 * A signal of our own, and the job that it asks for: look at this object again (a session that led to a subscription, a
 * refund, a difference). Where a read has just been promised that one job serves both.
 */
export async function promiseRead(unit: UnitOfWork, request: ReadRequest): Promise<void> {
  const { target, correlationId } = request;
  if (await requestRead(unit.db, request))
    unit.promise({ name: 'payment.sync', payload: { ...target, correlationId } });
}
