import type { FastifyReply, FastifyRequest } from 'fastify';
import type { PurchaseCookie } from '../trpc/use-cases.ts';
import type { CookieAttributes } from './cookie-attributes.ts';

const name = 'lk_purchase';
const maxAgeSeconds = 90 * 86_400;

/** The cookie by which a browser shows that a purchase began in it. Scripts cannot read it. */
export function purchaseCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  how: CookieAttributes,
): PurchaseCookie {
  return {
    read: () =>
      new RegExp(`(?:^|;) *${name}=([\\w-]{43})(?:;|$)`).exec(request.headers.cookie ?? '')?.[1] ?? null,
    write: (secret) => {
      const attributes = [
        'Path=/',
        `Max-Age=${maxAgeSeconds}`,
        'HttpOnly',
        how.sameSite === 'none' ? 'SameSite=None' : 'SameSite=Lax',
      ];
      if (how.secure) attributes.push('Secure');
      if (how.partitioned) attributes.push('Partitioned');
      reply.header('set-cookie', [`${name}=${secret}`, ...attributes].join('; '));
    },
  };
}
