import type { FastifyRequest } from 'fastify';
import { badRequest } from '../bot-api-error.ts';

export type CallParams = Record<string, unknown>;

/** The parameters of a call: query string, JSON, form or multipart (its plain fields), the body winning. */
export function readCallParams(request: FastifyRequest): CallParams {
  const query = request.query as CallParams;
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  return { ...query, ...readBody(request.headers['content-type'] ?? '', body) };
}

function readBody(contentType: string, body: Buffer): CallParams {
  if (body.length === 0) return {};
  if (contentType.startsWith('application/json')) return readJson(body);
  if (contentType.startsWith('application/x-www-form-urlencoded')) {
    return Object.fromEntries(new URLSearchParams(body.toString('utf8')));
  }
  const boundary = /^multipart\/form-data.*boundary="?([^";]+)/.exec(contentType)?.[1];
  return boundary === undefined ? {} : readMultipart(boundary, body);
}

function readJson(body: Buffer): CallParams {
  try {
    const parsed: unknown = JSON.parse(body.toString('utf8'));
    if (typeof parsed === 'object' && parsed !== null) return parsed as CallParams;
  } catch {
    // Answered below, as any body that is no object.
  }
  throw badRequest("can't parse JSON object");
}

function readMultipart(boundary: string, body: Buffer): CallParams {
  const params: CallParams = {};
  for (const part of body.toString('latin1').split(`--${boundary}`).slice(1, -1)) {
    const end = part.indexOf('\r\n\r\n');
    const name = /name="([^"]*)"/.exec(part.slice(0, end))?.[1];
    if (name === undefined) continue;
    params[name] = Buffer.from(part.slice(end + 4, -2), 'latin1').toString('utf8');
  }
  return params;
}
