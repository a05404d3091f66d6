import { isSameSite } from './is-same-site.ts';

export interface CookieAttributes {
  secure: boolean;
  sameSite: 'lax' | 'none';
  partitioned: boolean;
}

/**
 * How cookies are set so that the web app's pages can send them to the api. On one site they never leave it (Lax). Where the
 * pages come from another site, only `None` goes along: it needs https, and is kept for that site alone (`Partitioned`), as
 * browsers ask for that block other sites' cookies. Who may act with them is decided by the Origin check in either case.
 */
export function cookieAttributes(urls: { publicWebUrl: string; publicApiUrl: string }): CookieAttributes {
  const secure = urls.publicApiUrl.startsWith('https:');
  const apart = secure && !isSameSite(urls.publicWebUrl, urls.publicApiUrl);
  return { secure, sameSite: apart ? 'none' : 'lax', partitioned: apart };
}
