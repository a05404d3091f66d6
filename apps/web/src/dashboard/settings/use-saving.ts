import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../api/trpc.ts';
import { useToast } from '../../components/toast.tsx';

interface Mutating<I, O> {
  mutationKey?: readonly unknown[] | undefined;
  mutationFn?: ((input: I, context: never) => Promise<O>) | undefined;
}

/** Saves settings: afterwards whatever shows the organisation looks again. */
export function useSaving<I, O>(options: Mutating<I, O>) {
  const common = useTranslations('common');
  const trpc = useTRPC();
  const client = useQueryClient();
  const toast = useToast();
  return useMutation<O, unknown, I>({
    ...(options as object),
    onSuccess: async () => {
      toast({ text: common('saved') });
      await Promise.all([
        client.invalidateQueries(trpc.organisation.pathFilter()),
        client.invalidateQueries(trpc.brake.pathFilter()),
        client.invalidateQueries(trpc.noticeText.pathFilter()),
        client.invalidateQueries(trpc.shop.pathFilter()),
        client.invalidateQueries(trpc.onboarding.pathFilter()),
        client.invalidateQueries(trpc.plan.pathFilter()),
      ]);
    },
  });
}
