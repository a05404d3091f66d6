import { createAuthClient as create } from 'better-auth/client';

/**
 * Sign-up, sign-in and the session, at the api's own routes. Mails that follow are in the language of the page; when the
 * api says that it was too often, `retryAfter` of the error says in how many seconds it may be again.
 */
export function createAuthClient(apiUrl: string) {
  return create({
    baseURL: `${apiUrl}/api/auth`,
    fetchOptions: { credentials: 'include', customFetchImpl: fetchInLanguage },
  });
}

export type AuthClient = ReturnType<typeof createAuthClient>;

const fetchInLanguage: typeof fetch = async (input, init) => {
  const headers = new Headers(init?.headers);
  headers.set('accept-language', document.documentElement.lang);
  const response = await fetch(input, { ...init, headers });
  const retryAfter = Number(response.headers.get('x-retry-after'));
  if (response.status !== 429 || !(retryAfter > 0)) return response;
  const body = (await response.json().catch(() => ({}))) as object;
  return Response.json({ ...body, retryAfter }, { status: 429, statusText: response.statusText });
};
