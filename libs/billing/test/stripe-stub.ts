import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { createStripeClient } from '../src/stripe/create-stripe-client.ts';

export interface SeenRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface StubAnswer {
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
  delayMs?: number;
  /** Cuts the connection without an answer. */
  cut?: boolean;
  /** Answers a byte at a time and never ends. */
  drip?: boolean;
}

/** By `METHOD /path`; a missing one answers as Stripe does for an object it does not have. */
export type Routes = Record<string, StubAnswer | ((request: SeenRequest) => StubAnswer)>;

/** A server that answers crafted objects over HTTP, and the SDK's client for it. It ends with the test. */
export async function stripeStub(routes: Routes, timeoutMs = 2000) {
  const seen: SeenRequest[] = [];
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const url = new URL(incoming.url ?? '/', 'http://stub');
      const method = incoming.method ?? 'GET';
      const { headers } = incoming;
      const body = Buffer.concat(chunks).toString();
      const request = { method, path: url.pathname, query: url.searchParams, headers, body };
      seen.push(request);
      const route = routes[`${method} ${url.pathname}`] ?? missing(url.pathname);
      const answer = typeof route === 'function' ? route(request) : route;
      if (answer.cut) return incoming.socket.destroy();
      if (answer.drip) {
        const timer = setInterval(() => response.write(' '), 20);
        return response.on('close', () => clearInterval(timer));
      }
      setTimeout(() => {
        response.writeHead(answer.status ?? 200, { 'request-id': 'req_test', ...answer.headers });
        response.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body ?? {}));
      }, answer.delayMs ?? 0);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const apiBase = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const stripe = createStripeClient({ secretKey: 'sk_test_stub', apiBase, timeoutMs });
  return { stripe, seen };
}

export function refusal(status: number, error: Record<string, unknown>, headers = {}): StubAnswer {
  return { status, headers, body: { error: { type: 'invalid_request_error', message: 'no', ...error } } };
}

function missing(path: string): StubAnswer {
  return refusal(404, { code: 'resource_missing', message: `No such object: ${path}`, param: 'id' });
}
