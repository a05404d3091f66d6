import { useMutation } from '@tanstack/react-query';
import { useExplainError } from '../../../api/use-explain-error.ts';
import { useToast } from '../../../components/toast.tsx';
import { useMemberChanged } from '../use-member.ts';

interface Mutating<I, O> {
  mutationKey?: readonly unknown[] | undefined;
  mutationFn?: ((input: I, context: never) => Promise<O>) | undefined;
}

/**
 * An act about the member whose page this is: afterwards the page looks again. What went wrong is said in the dialog that
 * asked for it, or (`quiet` left out) in a moment's message.
 */
export function useAct<I, O>(options: Mutating<I, O>, { inDialog = false }: { inDialog?: boolean } = {}) {
  const toast = useToast();
  const explain = useExplainError();
  const changed = useMemberChanged();
  return useMutation<O, unknown, I>({
    ...(options as object),
    onSuccess: changed,
    onError: (error) => {
      if (!inDialog) toast({ text: explain(error), tone: 'bad' });
    },
  });
}
