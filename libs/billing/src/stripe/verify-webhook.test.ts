import fc from 'fast-check';
import Stripe from 'stripe';
import { describe, expect, it } from 'vitest';
import { eventBody, secret, signed } from '../../test/signed.ts';
import { verifyWebhook } from './verify-webhook.ts';

const receivedAt = new Date('2026-11-25T10:00:00Z');
const secondsBefore = (seconds: number) => new Date(receivedAt.getTime() - seconds * 1000);
const body = eventBody('customer.subscription.updated');
const good = { rawBody: body, header: signed(body, { at: receivedAt }), secrets: [secret], receivedAt };

describe('verifyWebhook', () => {
  it('reads a signed event', () => {
    expect(verifyWebhook(good)).toEqual({
      ok: true,
      event: {
        id: 'evt_1customersubscr001',
        type: 'customer.subscription.updated',
        account: 'acct_1Creator00000001',
        livemode: false,
        created: new Date(1795600000_000),
        apiVersion: '2026-10-28.endive',
        thin: false,
        payload: JSON.parse(body.toString()),
        rawBody: body,
      },
    });
  });

  it('recognises and verifies a thin event', () => {
    const thin = eventBody('thin');
    const read = verifyWebhook({ ...good, rawBody: thin, header: signed(thin, { at: receivedAt }) });
    expect(read).toMatchObject({ ok: true, event: { thin: true, account: null, apiVersion: null } });
    expect(verifyWebhook({ ...good, rawBody: thin })).toEqual({ ok: false, reason: 'signature' });
  });

  it('accepts any of several secrets, and several signatures in one header', () => {
    const old = signed(body, { at: receivedAt, secret: 'whsec_test_old' });
    expect(verifyWebhook({ ...good, header: old, secrets: [secret, 'whsec_test_old'] }).ok).toBe(true);
    const both = `${old},${good.header.split(',')[1]}`;
    expect(verifyWebhook({ ...good, header: both }).ok).toBe(true);
  });

  it.each([
    ['299 s', 299, true],
    ['300 s', 300, true],
    ['301 s', 301, false],
    ['from a clock ahead', -600, true],
  ])('age of a signature: %s', (_name, age, ok) => {
    const read = verifyWebhook({ ...good, header: signed(body, { at: secondsBefore(age) }) });
    expect(read).toMatchObject(ok ? { ok } : { ok, reason: 'stale' });
  });

  it.each([
    ['none', undefined],
    ['empty', ''],
    ['several', [good.header, good.header]],
    ['only a time', 't=1795600000'],
    ['no time', 'v1=00'],
    ['another scheme', good.header.replace('v1=', 'v0=')],
    ['of another secret', signed(body, { at: receivedAt, secret: 'whsec_test_other' })],
    ['cut', good.header.slice(0, -1)],
    ['a changed time', good.header.replace(/t=\d/, 't=2')],
  ])('refuses a header: %s', (_name, header) => {
    expect(verifyWebhook({ ...good, header })).toEqual({ ok: false, reason: 'signature' });
  });

  it('refuses a changed byte, and blank or no secrets', () => {
    const changed = Buffer.from(body);
    changed[10] = (changed[10] ?? 0) ^ 1;
    for (const wrong of [{ rawBody: changed }, { secrets: [] }, { secrets: [''] }, { secrets: [' '] }]) {
      expect(verifyWebhook({ ...good, ...wrong })).toEqual({ ok: false, reason: 'signature' });
    }
    const blank = signed(body, { at: receivedAt, secret: ' ' });
    expect(verifyWebhook({ ...good, header: blank, secrets: [' '] }).ok).toBe(false);
  });

  it.each(['', '{', '[]', 'null', '1', '{"object":"event"}', '{"object":"event","id":1,"type":"x"}'])(
    'a signed body that is no event is malformed: %s',
    (text) => {
      const rawBody = Buffer.from(text);
      // The SDK's helper signs whatever it is given, also nothing.
      const header = signed(rawBody, { at: receivedAt });
      expect(verifyWebhook({ ...good, rawBody, header })).toEqual({ ok: false, reason: 'malformed' });
    },
  );

  it('says the same as the SDK, whatever the body, header and age', () => {
    const header = fc.oneof(
      fc.constant(null),
      fc.string(),
      fc.constantFrom('t=1,v1=', 'v1=x,t=9', ',,=', 't=,v1='),
    );
    const age = fc.integer({ min: -1000, max: 1000 });
    fc.assert(
      fc.property(fc.json(), header, age, (json, odd, seconds) => {
        const rawBody = Buffer.from(json);
        const given = odd ?? signed(rawBody, { at: secondsBefore(seconds) });
        const read = verifyWebhook({ ...good, rawBody, header: given });
        expect(read.ok || read.reason === 'malformed').toBe(sdkAccepts(rawBody, given));
      }),
    );
  });
});

function sdkAccepts(rawBody: Buffer, header: string): boolean {
  try {
    Stripe.webhooks.signature?.verifyHeader(rawBody, header, secret, 300, undefined, receivedAt.getTime());
    return true;
  } catch {
    return false;
  }
}
