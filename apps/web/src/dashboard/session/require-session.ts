import { redirect } from '@tanstack/react-router';
import type { RouterContext } from '../router-context.ts';
import { sessionOptions } from './session.ts';

/** Lets nobody on who is not signed in: they sign in first, and come back to where they wanted to go. */
export async function requireSession({ queryClient, auth }: RouterContext, href: string): Promise<void> {
  const session = await queryClient.ensureQueryData(sessionOptions(auth));
  if (!session) throw redirect({ href: `/sign-in?next=${encodeURIComponent(href)}` });
}
