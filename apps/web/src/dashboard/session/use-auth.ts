import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { AuthClient } from './auth-client.ts';
import type { AuthFailure } from './auth-failure.ts';
import { sessionOptions } from './session.ts';

/** The api's routes of sign-in. */
export function useAuth(): AuthClient {
  return useRouter().options.context.auth;
}

/** Reads anew who is signed in, after that may have changed. */
export function useReadSession() {
  const auth = useAuth();
  const queryClient = useQueryClient();
  return () => queryClient.fetchQuery({ ...sessionOptions(auth), staleTime: 0 });
}

/** One act at the routes of sign-in; what goes wrong is an `AuthFailure`. */
export function useAuthMutation<Input = void, Output = unknown>(
  act: (auth: AuthClient, input: Input) => Promise<Output>,
  onSuccess?: (output: Output, input: Input) => unknown,
) {
  const auth = useAuth();
  return useMutation<Output, AuthFailure, Input>({
    mutationFn: (input) => act(auth, input),
    onSuccess: (output, input) => onSuccess?.(output, input),
  });
}
