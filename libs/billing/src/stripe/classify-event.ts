import type { SyncObjectKind, SyncTarget } from '@latchkey/contracts/facts/sync-target';
import { z } from 'zod';
import { collectionFailures, type EventFamily, eventFamilies } from './event-families.ts';
import { Reference } from './shapes/reference.ts';
import type { VerifiedEvent } from './verified-event.ts';

export interface ClassifiedEvent {
  /** The object to read; null: nothing to read. */
  target: SyncTarget | null;
  /** An invoice whose collection failed, and when. It may be an invoice that was paid since: the read decides. */
  firstFailure: { invoiceId: string; failedAt: Date } | null;
  /** Why an event is not for us. Null with a null target: known, and without an object to read. */
  ignored: null | 'no_account' | 'thin' | 'unknown_type' | 'no_object';
}

/**
 * What a verified event asks us to do. It takes ids from the payload and nothing else, and never throws:
 * a shape that does not fit is `no_object`.
 */
export function classifyEvent(event: VerifiedEvent): ClassifiedEvent {
  if (event.thin) return ignore('thin');
  if (event.account === null) return ignore('no_account');
  const family = eventFamilies.find(([prefix]) => event.type.startsWith(prefix))?.[1];
  if (!family) return ignore('unknown_type');
  if (family === 'none') return nothingToRead;
  if (family === 'account') return target(event, event.account, 'account', event.account);
  const object = EventObject.safeParse(event.payload).data?.data.object;
  return object ? byFamily[family](event, event.account, object) : ignore('no_object');
}

const EventObject = z.object({
  data: z.object({
    object: z.object({
      id: z.string().min(1).nullish().catch(null),
      subscription: Reference,
      charge: Reference,
      parent: z
        .object({ subscription_details: z.object({ subscription: Reference }).nullish().catch(null) })
        .nullish()
        .catch(null),
    }),
  }),
});
type EventObject = z.infer<typeof EventObject>['data']['object'];

type Rule = (event: VerifiedEvent, account: string, object: EventObject) => ClassifiedEvent;

const byFamily = {
  checkout_session(event, account, { id, subscription }) {
    if (subscription) return target(event, account, 'subscription', subscription);
    return id ? target(event, account, 'checkout_session', id) : ignore('no_object');
  },
  subscription(event, account, { id }) {
    return id ? target(event, account, 'subscription', id) : ignore('no_object');
  },
  invoice(event, account, { id, parent }) {
    const subscription = parent?.subscription_details?.subscription;
    if (!subscription) return nothingToRead;
    const isFailure = collectionFailures.some((type) => type === event.type);
    const firstFailure = isFailure && id ? { invoiceId: id, failedAt: event.created } : null;
    return { ...target(event, account, 'subscription', subscription), firstFailure };
  },
  charge(event, account, { id }) {
    return id ? target(event, account, 'charge', id) : ignore('no_object');
  },
  // A refund of money that never was a charge (of a customer's balance) is nothing of ours.
  part_of_charge(event, account, { charge }) {
    return charge ? target(event, account, 'charge', charge) : nothingToRead;
  },
  payout(event, account, { id }) {
    return id ? target(event, account, 'payout', id) : ignore('no_object');
  },
} as const satisfies Record<Exclude<EventFamily, 'account' | 'none'>, Rule>;

const nothingToRead: ClassifiedEvent = { target: null, firstFailure: null, ignored: null };

function ignore(reason: NonNullable<ClassifiedEvent['ignored']>): ClassifiedEvent {
  return { target: null, firstFailure: null, ignored: reason };
}

function target(
  event: VerifiedEvent,
  account: string,
  objectKind: SyncObjectKind,
  objectId: string,
): ClassifiedEvent {
  const object = { account, livemode: event.livemode, objectKind, objectId };
  return { target: object, firstFailure: null, ignored: null };
}
