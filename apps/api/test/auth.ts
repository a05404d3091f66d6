import type { TestApi } from './start-api.ts';
import { webUrl } from './start-api.ts';

let addresses = 0;

/** Calls a path of sign-in as the web app's pages do, each time from another address: attempts are limited by address. */
export function postAuth(api: TestApi, path: string, payload: object, headers: Record<string, string> = {}) {
  return api.app.inject({
    method: 'POST',
    url: `/api/auth${path}`,
    headers: { origin: webUrl, ...headers },
    payload,
    remoteAddress: nextAddress(),
  });
}

export function getAuth(api: TestApi, path: string, headers: Record<string, string> = {}) {
  return api.app.inject({
    method: 'GET',
    url: `/api/auth${path}`,
    headers: { origin: webUrl, ...headers },
    remoteAddress: nextAddress(),
  });
}

type Answer = Awaited<ReturnType<typeof postAuth>>;

/** The cookies that a browser would send after this answer. */
export function cookieOf(response: Answer): string {
  const kept = response.cookies.filter(({ value, maxAge }) => value !== '' && maxAge !== 0);
  return kept.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
}

function nextAddress(): string {
  addresses += 1;
  return `10.20.${addresses >> 8}.${addresses & 255}`;
}
