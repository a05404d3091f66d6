import type { FastifyReply, FastifyRequest } from 'fastify';
import type { PurchaseCookie } from '../trpc/use-cases.ts';
import type { CookieAttributes } from './cookie-attributes.ts';
import { cookieLine } from './cookie-line.ts';

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
      reply.header('set-cookie', cookieLine(name, secret, { ...how, maxAgeSeconds }));
    },
  };
}
