import { appRouter } from '../src/router.ts';
import { type TestApi, webUrl } from './start-api.ts';

export interface Caller {
  authorization?: string;
  cookie?: string;
  origin?: string;
  'x-latchkey-person'?: string;
  'x-forwarded-for'?: string;
}

export interface Answer {
  status: number;
  /** What the procedure gave; undefined when it failed. */
  data: unknown;
  /** Our code; null when it did not fail. */
  errorCode: string | null;
  message: string | null;
  cookies: string[];
}

/**
 * Calls a procedure over HTTP as tRPC's clients do.
 *
 * @param from the address of the connection
 */
export async function call(
  api: TestApi,
  path: string,
  input: unknown,
  caller: Caller = {},
  from = '127.0.0.1',
): Promise<Answer> {
  const type = typeOf(path);
  if (type === 'subscription') return firstEvent(api, path, input, caller);
  const query = type === 'query' && input !== undefined;
  const response = await api.app.inject({
    method: type === 'query' ? 'GET' : 'POST',
    url: `/trpc/${path}${query ? `?input=${encodeURIComponent(JSON.stringify(input))}` : ''}`,
    remoteAddress: from,
    headers: { ...caller, ...(type === 'mutation' && { 'content-type': 'application/json' }) },
    ...(type === 'mutation' && input !== undefined && { payload: JSON.stringify(input) }),
  });
  const body = response.json();
  return {
    status: response.statusCode,
    data: body.result?.data,
    errorCode: body.error?.data?.errorCode ?? null,
    message: body.error?.message ?? null,
    cookies: [response.headers['set-cookie'] ?? []].flat(),
  };
}

function typeOf(path: string): 'query' | 'mutation' | 'subscription' {
  const all = appRouter._def.procedures as unknown as Record<
    string,
    { _def: { type: 'query' | 'mutation' | 'subscription' } }
  >;
  return all[path]?._def.type ?? 'mutation';
}

/** Opens a stream as a browser does that has lost one, which is answered at once, and leaves it after what comes first. */
async function firstEvent(api: TestApi, path: string, input: unknown, caller: Caller): Promise<Answer> {
  const response = await api.app.inject({
    url: `/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`,
    headers: { ...caller, accept: 'text/event-stream', 'last-event-id': '1' },
    payloadAsStream: true,
  });
  const stream = response.stream();
  let text = '';
  for await (const chunk of stream) {
    text += chunk;
    const failed = /event: serialized-error\ndata: (.*)\n/.exec(text)?.[1];
    const told = /\n\ndata: (.*)\n/.exec(text)?.[1];
    if (failed === undefined && told === undefined) continue;
    const error = failed === undefined ? undefined : JSON.parse(failed);
    return {
      status: response.statusCode,
      data: told === undefined ? undefined : JSON.parse(told),
      errorCode: error?.data?.errorCode ?? null,
      message: error?.message ?? null,
      cookies: [],
    };
  }
  throw new Error(`the stream ended without an event: ${text}`);
}

let signUps = 0;

/** Signs somebody up and gives their session's cookie. */
export async function signUp(
  api: TestApi,
  email = `ada${signUps + 1}@example.com`,
): Promise<{ userId: string; caller: Caller }> {
  signUps += 1;
  const response = await api.app.inject({
    method: 'POST',
    url: '/api/auth/sign-up/email',
    // Attempts are limited per address.
    remoteAddress: `10.0.${signUps >> 8}.${signUps & 255}`,
    headers: { origin: webUrl },
    payload: { name: 'Ada', email, password: 'a long password' },
  });
  if (response.statusCode !== 200) throw new Error(`sign-up: ${response.statusCode} ${response.body}`);
  const cookie = response.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
  return { userId: response.json().user.id, caller: { cookie, origin: webUrl } };
}
