import type { FastifyReply, FastifyRequest } from 'fastify';
import type { MemberCookie } from '../trpc/use-cases.ts';
import type { CookieAttributes } from './cookie-attributes.ts';
import { cookieLine } from './cookie-line.ts';

const name = 'lk_member';

/** The cookie that has the member's page open for a while in one browser. Scripts cannot read it. */
export function memberCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  how: CookieAttributes,
): MemberCookie {
  const set = (value: string, maxAgeSeconds: number) => {
    reply.header('set-cookie', cookieLine(name, value, { ...how, maxAgeSeconds }));
  };
  return {
    read: () =>
      new RegExp(`(?:^|;) *${name}=([\\w-]{43})(?:;|$)`).exec(request.headers.cookie ?? '')?.[1] ?? null,
    write: (token, maxAgeMs) => set(token, Math.floor(maxAgeMs / 1000)),
    clear: () => set('', 0),
  };
}
