import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';

/** Ends the session of this browser and forgets everything that was fetched for it. */
export function useSignOut() {
  const router = useRouter();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => router.options.context.auth.signOut(),
    onSuccess: async () => {
      await router.navigate({ href: '/sign-in' });
      queryClient.clear();
    },
  });
}
