import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { account } from '../../test/objects.ts';
import { eventBody } from '../../test/signed.ts';
import { classifyEvent } from './classify-event.ts';
import { readEnvelope } from './event-envelope.ts';
import type { VerifiedEvent } from './verified-event.ts';

const nothing = { target: null, firstFailure: null, ignored: null };

const on = (objectKind: string, objectId: string) => ({
  target: { account, livemode: false, objectKind, objectId },
  firstFailure: null,
  ignored: null,
});

describe('classifyEvent', () => {
  it.each([
    ['checkout.session.completed', on('subscription', 'sub_1Monthly0000001')],
    ['checkout.session.async_payment_failed', on('checkout_session', 'cs_test_a1Order000002')],
    ['customer.subscription.updated', on('subscription', 'sub_1Monthly0000001')],
    ['invoice.paid', on('subscription', 'sub_1Monthly0000001')],
    ['account.application.deauthorized', on('account', account)],
    ['capability.updated', on('account', account)],
    ['invoice_payment.paid', nothing],
    ['charge.refunded', on('charge', 'ch_1PgafuB7WZ01zgkWXYmPNZs8')],
    ['payout.paid', on('payout', 'po_1Pgc79B7WZ01zgkWu1KToYf4')],
    ['thin', { ...nothing, ignored: 'thin' }],
  ])('%s', (name, expected) => {
    expect(classifyEvent(recorded(name))).toEqual(expected);
  });

  it('a failed collection tells when it failed', () => {
    const failure = { invoiceId: 'in_1Renewal0000001', failedAt: new Date(1795600000_000) };
    const event = recorded('invoice.payment_failed');
    expect(classifyEvent(event).firstFailure).toEqual(failure);
    expect(classifyEvent({ ...event, type: 'invoice.payment_action_required' }).firstFailure).toEqual(
      failure,
    );
    expect(classifyEvent({ ...event, type: 'invoice.updated' }).firstFailure).toBeNull();
  });

  it('refunds and disputes are read with their charge; a charge that came in is not read by itself', () => {
    const object = { id: 're_1', charge: 'ch_1' };
    const signal = (type: string, of: object) =>
      classifyEvent({ ...recorded('charge.refunded'), type, payload: { data: { object: of } } });
    for (const type of ['refund.created', 'refund.failed', 'charge.refund.updated', 'charge.dispute.closed'])
      expect([type, signal(type, object).target?.objectKind]).toEqual([type, 'charge']);
    expect(signal('charge.dispute.created', { ...object, charge: { id: 'ch_2' } }).target?.objectId).toBe(
      'ch_2',
    );
    expect(signal('refund.created', { id: 're_1', charge: null })).toEqual(nothing);
    for (const type of ['charge.succeeded', 'charge.updated'])
      expect(signal(type, { id: 'ch_1' })).toEqual(nothing);
  });

  it('what is not for us is ignored with its reason', () => {
    const event = recorded('customer.subscription.updated');
    expect(classifyEvent({ ...event, account: null }).ignored).toBe('no_account');
    expect(classifyEvent({ ...event, type: 'issuing_card.created' }).ignored).toBe('unknown_type');
    expect(classifyEvent({ ...event, type: '__proto__' }).ignored).toBe('unknown_type');
    expect(classifyEvent({ ...event, payload: { data: { object: { id: 7 } } } }).ignored).toBe('no_object');
    expect(classifyEvent({ ...event, payload: null }).ignored).toBe('no_object');
  });

  it('a new type of a known family is a signal too', () => {
    const event = { ...recorded('customer.subscription.updated'), type: 'customer.subscription.renamed' };
    expect(classifyEvent(event).target?.objectId).toBe('sub_1Monthly0000001');
  });

  it('never throws, whatever the payload', () => {
    const type = fc.constantFrom(
      'invoice.paid',
      'invoice.payment_failed',
      'checkout.session.completed',
      'customer.subscription.updated',
      'charge.dispute.created',
      'payout.paid',
    );
    const object = fc.oneof(
      fc.jsonValue(),
      fc.record({
        id: fc.jsonValue(),
        subscription: fc.jsonValue(),
        charge: fc.jsonValue(),
        parent: fc.jsonValue(),
      }),
    );
    fc.assert(
      fc.property(type, object, (name, value) => {
        const event = { ...recorded('invoice.paid'), type: name, payload: { data: { object: value } } };
        const { target } = classifyEvent(event);
        expect(target === null || target.objectId.length > 0).toBe(true);
      }),
    );
  });
});

function recorded(name: string): VerifiedEvent {
  const event = readEnvelope(eventBody(name));
  if (!event) throw new Error(`${name} is no event`);
  return event;
}
