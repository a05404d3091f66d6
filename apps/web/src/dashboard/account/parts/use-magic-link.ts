import { authResult } from '../../session/auth-failure.ts';
import { useAuthMutation } from '../../session/use-auth.ts';
import { askedForLink } from './asked-for-link.ts';

interface Asking {
  email: string;
  /** For an account that does not exist yet. */
  name?: string;
  /** The page to go on with. */
  next: string;
}

/** Has a link to sign in sent, which makes an account where there is none. */
export function useMagicLink() {
  return useAuthMutation(async (auth, { email, name, next }: Asking) => {
    const body = { email, callbackURL: next, ...(name && { name }) };
    await authResult(auth.$fetch('/sign-in/magic-link', { method: 'POST', body }));
    askedForLink.note();
  });
}
