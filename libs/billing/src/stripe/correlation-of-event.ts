import { createHash } from 'node:crypto';

/** One id that follows an event through all processes: told by the event, so that its redelivery has the same. */
export function correlationOfEvent(eventId: string): string {
  const own = eventId.replace(/^evt_/, '');
  if (/^[A-Za-z0-9_-]{1,60}$/.test(own)) return `evt-${own}`;
  return `evt-${createHash('sha256').update(eventId).digest('hex').slice(0, 32)}`;
}
