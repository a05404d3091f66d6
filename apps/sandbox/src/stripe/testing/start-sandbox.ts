import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import Stripe from 'stripe';
import { createClock, type MovableClock } from '../../clock.ts';
import { openStateStore, type StateStore } from '../../state.ts';
import { stripePlugin } from '../plugin.ts';
import { emptyStripeState } from '../store/state.ts';
import { type Conformance, startConformance } from './conformance.ts';

export const webhookSecret = 'whsec_test_of_the_sandbox';
export const apiKey = 'sk_test_sandbox';

export interface Received {
  body: string;
  signature: string;
  event: Stripe.Event;
}

export interface TestSandbox {
  app: FastifyInstance;
  url: string;
  stripe: Stripe;
  clock: MovableClock;
  received: Received[];
  /** How the receiver answers the next deliveries; 200 when empty. */
  answers: number[];
  conformance: Conformance | null;
  advance(days: number): Promise<void>;
  control(path: string, body?: object): Promise<unknown>;
  /** All types received for an account so far, once nothing is on its way. */
  settled(): Promise<Received[]>;
  stop(): Promise<void>;
}

/** The plugin behind a real server, a receiver for its webhooks, and the SDK, through the proxy where there is one. */
export async function startSandbox(statePath?: string): Promise<TestSandbox> {
  const received: Received[] = [];
  const answers: number[] = [];
  const receiver = await startReceiver(received, answers);
  const store = openStateStore(statePath);
  const clock = createClock(store.openSection('clock', () => ({ offsetMs: 0 })));
  const app = Fastify();
  app.get('/clock', () => ({ now: clock.now().toISOString() }));
  await app.register(stripePlugin, {
    clock,
    state: store.openSection('stripe', emptyStripeState),
    publicUrl: 'http://sandbox.example.com',
    webhookUrl: `http://127.0.0.1:${portOf(receiver)}/webhooks`,
    webhookSecret,
  });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  const conformance = await startConformance(url);
  const port = conformance?.port ?? Number(new URL(url).port);
  const control = async (path: string, body: object = {}) => {
    const response = await post(`${url}/stripe/control/${path}`, body);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  return {
    app,
    url,
    stripe: new Stripe(apiKey, { host: '127.0.0.1', port, protocol: 'http', maxNetworkRetries: 0 }),
    clock,
    received,
    answers,
    conformance,
    advance: async (days) => {
      await clock.advance(Math.round(days * 86_400_000));
      await conformance?.clockSeen();
    },
    control,
    settled: () => settle(app, url, received),
    stop: () => stop(app, receiver, store, conformance),
  };
}

async function startReceiver(received: Received[], answers: number[]): Promise<Server> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const status = answers.shift() ?? 200;
      const body = Buffer.concat(chunks).toString('utf8');
      if (status === 200) {
        const signature = String(request.headers['stripe-signature']);
        received.push({ body, signature, event: JSON.parse(body) as Stripe.Event });
      }
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

async function settle(app: FastifyInstance, url: string, received: Received[]): Promise<Received[]> {
  for (let tries = 0; tries < 200; tries += 1) {
    const response = await app.inject({ method: 'GET', url: '/stripe/control' });
    if ((response.json() as { deliveries: unknown[] }).deliveries.length === 0) return received;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`Deliveries of ${url} are still waiting`);
}

async function stop(
  app: FastifyInstance,
  receiver: Server,
  store: StateStore,
  conformance: Conformance | null,
) {
  await conformance?.stop();
  await app.close();
  store.close();
  receiver.closeAllConnections();
  await new Promise((resolve) => receiver.close(resolve));
}

function post(url: string, body: object): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
