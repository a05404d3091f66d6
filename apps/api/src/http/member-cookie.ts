import type { FastifyReply, FastifyRequest } from 'fastify';
import type { MemberCookie } from '../trpc/use-cases.ts';

const name = 'lk_member';

/** The cookie that has the member's page open for a while in one browser. Scripts cannot read it. */
export function memberCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  options: { secure: boolean },
): MemberCookie {
  const set = (value: string, maxAgeSeconds: number) => {
    const attributes = ['Path=/', `Max-Age=${maxAgeSeconds}`, 'HttpOnly', 'SameSite=Lax'];
    if (options.secure) attributes.push('Secure');
    reply.header('set-cookie', [`${name}=${value}`, ...attributes].join('; '));
  };
  return {
    read: () =>
      new RegExp(`(?:^|;) *${name}=([\\w-]{43})(?:;|$)`).exec(request.headers.cookie ?? '')?.[1] ?? null,
    write: (token, maxAgeMs) => set(token, Math.floor(maxAgeMs / 1000)),
    clear: () => set('', 0),
  };
}
