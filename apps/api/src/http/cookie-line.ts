import type { CookieAttributes } from './cookie-attributes.ts';

/** A cookie that scripts cannot read, as the header `Set-Cookie` has it. */
export function cookieLine(
  name: string,
  value: string,
  { maxAgeSeconds, secure, sameSite, partitioned }: CookieAttributes & { maxAgeSeconds: number },
): string {
  const attributes = [
    'Path=/',
    `Max-Age=${maxAgeSeconds}`,
    'HttpOnly',
    sameSite === 'none' ? 'SameSite=None' : 'SameSite=Lax',
  ];
  if (secure) attributes.push('Secure');
  if (partitioned) attributes.push('Partitioned');
  return [`${name}=${value}`, ...attributes].join('; ');
}
