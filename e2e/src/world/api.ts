import type { AppRouter } from '@latchkey/api/router';
import { createTRPCClient, type HTTPLinkOptions, httpLink } from '@trpc/client';

/** The typed client of a developer with an API key, or of a buyer's browser without one. */
export function createApi(
  url: string,
  headers: Record<string, string> = {},
  fetcher?: HTTPLinkOptions<AppRouter['_def']['_config']['$types']>['fetch'],
) {
  return createTRPCClient<AppRouter>({
    links: [httpLink({ url: `${url}/trpc`, headers, ...(fetcher ? { fetch: fetcher } : {}) })],
  });
}

export type Api = ReturnType<typeof createApi>;

/** Signs a creator in, as the web app does. @returns the headers that carry the session */
export async function signIn(
  apiUrl: string,
  webUrl: string,
  credentials: { email: string; password: string },
): Promise<Record<string, string>> {
  const response = await fetch(`${apiUrl}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: webUrl },
    body: JSON.stringify({ email: credentials.email, password: credentials.password }),
  });
  if (!response.ok) throw new Error(`sign-in answered ${response.status}`);
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  return { cookie, origin: webUrl };
}
