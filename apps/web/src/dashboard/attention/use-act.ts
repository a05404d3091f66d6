import { useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '../../api/trpc.ts';
import { useExplainError } from '../../api/use-explain-error.ts';
import { useToast } from '../../components/toast.tsx';

/** What every act of this page does when it has come about, or has not: says so, and has the list read again. */
export function useAct() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const toast = useToast();
  const explain = useExplainError();
  return {
    toast,
    refresh: () => queryClient.invalidateQueries({ queryKey: trpc.attention.pathKey() }),
    failed: (error: unknown) => toast({ tone: 'bad', text: explain(error) }),
  };
}
