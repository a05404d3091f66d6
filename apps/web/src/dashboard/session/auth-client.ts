import { createAuthClient as create } from 'better-auth/client';

/** Sign-up, sign-in and the session, at the api's own routes. */
export function createAuthClient(apiUrl: string) {
  return create({ baseURL: `${apiUrl}/api/auth`, fetchOptions: { credentials: 'include' } });
}

export type AuthClient = ReturnType<typeof createAuthClient>;
