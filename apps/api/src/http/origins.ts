import type { FastifyRequest } from 'fastify';

/** The origins whose pages may act with a visitor's cookies. */
export function trustedOrigins(urls: readonly string[]): ReadonlySet<string> {
  return new Set(urls.map((url) => new URL(url).origin));
}

/**
 * Whether a request carries cookies and comes from a page that is not ours. Browsers name the page's origin on every
 * POST; without one, the fetch metadata must not say that it came from another site.
 */
export function isForeign(request: FastifyRequest, trusted: ReadonlySet<string>): boolean {
  if (request.headers.cookie === undefined) return false;
  const { origin } = request.headers;
  if (origin !== undefined) return !trusted.has(origin);
  return request.headers['sec-fetch-site'] === 'cross-site';
}
