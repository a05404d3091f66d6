import type { FastifyRequest } from 'fastify';

/** The headers of a request for a library that speaks the Web's types; `x-real-ip` is the address of the connection. */
export function toWebHeaders(request: FastifyRequest): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== undefined) headers.append(name, each);
    }
  }
  headers.set('x-real-ip', request.ip);
  return headers;
}
