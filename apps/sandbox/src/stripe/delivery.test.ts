import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openShop, subscribe } from './testing/sell.ts';
import { startSandbox, type TestSandbox } from './testing/start-sandbox.ts';

describe('delivery of events', () => {
  const running: TestSandbox[] = [];
  const start = async (statePath?: string) => {
    const sandbox = await startSandbox(statePath);
    running.push(sandbox);
    return sandbox;
  };
  afterEach(async () => {
    for (const sandbox of running.splice(0)) await sandbox.stop();
  });

  it('tries again until it is taken, each event by itself', async () => {
    const sandbox = await start();
    sandbox.answers.push(500, 503, 404);
    const shop = await openShop(sandbox);
    await sandbox.advance(0);
    await expect.poll(() => sandbox.received.length, { timeout: 8000 }).toBeGreaterThanOrEqual(4);
    await expect
      .poll(async () => (await sandbox.app.inject('/stripe/control')).json().deliveries.length, {
        timeout: 8000,
      })
      .toBe(0);
    expect(new Set(sandbox.received.map(({ event }) => event.id)).size).toBe(sandbox.received.length);
    expect(shop.account).toMatch(/^acct_/);
  });

  it('can be held, released in reversed order, and repeated', async () => {
    const sandbox = await start();
    const shop = await openShop(sandbox);
    await sandbox.settled();
    sandbox.received.length = 0;
    await sandbox.control('deliveries/hold');
    await subscribe(sandbox, shop);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(sandbox.received).toHaveLength(0);
    await sandbox.control('deliveries/release', { order: 'reversed' });
    await sandbox.settled();
    const position = (type: string) => sandbox.received.findIndex(({ event }) => event.type === type);
    expect(position('checkout.session.completed')).toBeLessThan(position('customer.created'));
    const [first] = sandbox.received;
    await sandbox.control(`events/${first?.event.id}/resend`, { times: 2 });
    await sandbox.settled();
    expect(sandbox.received.filter(({ event }) => event.id === first?.event.id)).toHaveLength(3);
  });

  it('goes to endpoints made by the API, to Connect endpoints with the account', async () => {
    const sandbox = await start();
    const other = await start();
    const target = (await other.app.inject('/clock')).statusCode === 200 ? 'http://127.0.0.1:9/never' : '';
    const endpoint = await sandbox.stripe.webhookEndpoints.create({
      url: target,
      enabled_events: ['product.created'],
      connect: true,
      api_version: '2026-10-28.endive',
    });
    expect(endpoint.secret).toMatch(/^whsec_/);
    expect((await sandbox.stripe.webhookEndpoints.retrieve(endpoint.id)).secret).toBeUndefined();
    await openShop(sandbox);
    const waiting = async () =>
      (
        (await sandbox.app.inject('/stripe/control')).json() as {
          deliveries: { endpoint: string; attempts: number }[];
        }
      ).deliveries;
    await expect.poll(async () => (await waiting()).map(({ endpoint }) => endpoint)).toEqual([endpoint.id]);
    await sandbox.stripe.webhookEndpoints.del(endpoint.id);
    await sandbox.control('deliveries/retry');
    await expect.poll(waiting).toEqual([]);
  });

  it('goes on after a restart with what was there and what was waiting', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
    const path = join(folder, 'state.json');
    const before = await start(path);
    const shop = await openShop(before);
    await before.settled();
    await before.control('deliveries/hold');
    const subscription = await subscribe(before, shop);
    await running.pop()?.stop();

    const after = await start(path);
    const same = await after.stripe.subscriptions.retrieve(subscription.id, {}, shop.options);
    expect({ ...same, lastResponse: undefined }).toEqual({ ...subscription, lastResponse: undefined });
    await after.control('deliveries/release');
    await after.settled();
    expect(after.received.map(({ event }) => event.type)).toContain('checkout.session.completed');
    await after.advance(32);
    const renewed = await after.stripe.invoices.list(
      { subscription: subscription.id, status: 'paid' },
      shop.options,
    );
    expect(renewed.data).toHaveLength(2);
    await rm(folder, { recursive: true });
  });
});
