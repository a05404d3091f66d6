import { useMutation, useQueryClient } from '@tanstack/react-query';
import { errorCodeOf } from '../../api/error-code-of.ts';
import { useTRPC } from '../../api/trpc.ts';
import { useExplainError } from '../../api/use-explain-error.ts';
import { useToast } from '../../components/toast.tsx';

interface Mutating<I, O> {
  mutationKey?: readonly unknown[] | undefined;
  mutationFn?: ((input: I, context: never) => Promise<O>) | undefined;
}

/** An act about a broadcast: afterwards all that shows broadcasts looks again; what stood in its way is said. */
export function useBroadcastAct<I, O>(options: Mutating<I, O>) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const toast = useToast();
  const explain = useExplainError();
  const refresh = () => client.invalidateQueries(trpc.broadcast.pathFilter());
  return useMutation<O, unknown, I>({
    ...(options as object),
    onSuccess: () => refresh(),
    onError: (error) => {
      void refresh();
      const said =
        errorCodeOf(error) === 'conflict' && error instanceof Error ? error.message : explain(error);
      toast({ tone: 'bad', text: said });
    },
  });
}
