import { useMutation, useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../api/trpc.ts';
import { useExplainError } from '../../api/use-explain-error.ts';
import { useToast } from '../../components/toast.tsx';
import { useOrganisation } from '../organisation/use-organisation.ts';
import { inSandbox } from './in-sandbox.ts';
import { openBeside } from './open-beside.ts';

type Link = 'linkTelegram' | 'addToChannel' | 'addToGroup';

/** Opens one of the links by which a creator connects Telegram, beside the page, which follows what happens there. */
export function useConnectLinks() {
  const { id: organisationId } = useOrganisation();
  const trpc = useTRPC();
  const explain = useExplainError();
  const toast = useToast();
  const { data } = useQuery(trpc.onboarding.get.queryOptions({ organisationId }));
  const sandboxUrl = data?.testPurchase?.sandboxUrl ?? null;
  const links = useMutation(trpc.channel.connectLinks.mutationOptions());
  const open = (which: Link) => {
    const tab = openBeside();
    links.mutate(
      { organisationId },
      {
        onSuccess: (made) => tab.to(inSandbox(made[which], sandboxUrl)),
        onError: (error) => {
          tab.close();
          toast({ tone: 'bad', text: explain(error) });
        },
      },
    );
  };
  return { open, busy: links.isPending };
}
