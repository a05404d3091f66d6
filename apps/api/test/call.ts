import { appRouter } from '../src/router.ts';
import { type TestApi, webUrl } from './start-api.ts';

export interface Caller {
  authorization?: string;
  cookie?: string;
  origin?: string;
  'x-latchkey-person'?: string;
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

/** Calls a procedure over HTTP as tRPC's clients do. */
export async function call(api: TestApi, path: string, input: unknown, caller: Caller = {}): Promise<Answer> {
  const type = typeOf(path);
  const query = type === 'query' && input !== undefined;
  const response = await api.app.inject({
    method: type === 'query' ? 'GET' : 'POST',
    url: `/trpc/${path}${query ? `?input=${encodeURIComponent(JSON.stringify(input))}` : ''}`,
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

function typeOf(path: string): 'query' | 'mutation' {
  const procedure = (appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>)[
    path
  ];
  return procedure?._def.type === 'query' ? 'query' : 'mutation';
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
