import { getDomain } from 'tldts';

/**
 * Whether a browser takes two addresses for one site: same scheme, and same domain as it can be registered. Cookies with
 * `SameSite=Lax` go along from one to the other only then (RFC 6265bis, "Same-site" and "cross-site" requests).
 */
export function isSameSite(one: string, other: string): boolean {
  const [first, second] = [new URL(one), new URL(other)];
  return first.protocol === second.protocol && siteOf(first) === siteOf(second);
}

// Hosters whose customers share a domain (pages.dev, …) are suffixes of their own; addresses without a domain stand for themselves.
function siteOf({ hostname }: URL): string {
  return getDomain(hostname, { allowPrivateDomains: true }) ?? hostname;
}
