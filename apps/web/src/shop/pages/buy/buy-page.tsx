import { useQuery } from '@tanstack/react-query';
import { CircleAlert } from 'lucide-react';
import { errorCodeOf } from '../../../api/error-code-of.ts';
import { useTRPC } from '../../../api/trpc.ts';
import { useExplainError } from '../../../api/use-explain-error.ts';
import { Button } from '../../../components/button.tsx';
import { MessageCard } from '../../../components/message-card.tsx';
import { Page } from '../../../components/page.tsx';
import { PlanCard } from './plan-card.tsx';
import { PlanSkeleton } from './plan-skeleton.tsx';
import { UnknownPlan } from './unknown-plan.tsx';

interface Props {
  planId: string;
  /** Signed by the bot's link: who will enter. */
  identityToken: string | null;
}

/** A plan, as a buyer sees it before paying. */
export function BuyPage({ planId, identityToken }: Props) {
  const trpc = useTRPC();
  const explain = useExplainError();
  const { data: plan, error, isFetching, refetch } = useQuery(trpc.checkout.plan.queryOptions({ planId }));
  if (plan) {
    return (
      <Page title={`${plan.name} by ${plan.seller}`}>
        <PlanCard plan={plan} identityToken={identityToken} />
      </Page>
    );
  }
  if (!error) {
    return (
      <Page title="A plan">
        <PlanSkeleton />
      </Page>
    );
  }
  if (['not_found', 'invalid_input'].includes(errorCodeOf(error))) return <UnknownPlan />;
  return (
    <Page title="The plan could not be shown" announcement="The plan could not be shown.">
      <MessageCard tone="bad" icon={CircleAlert} title="The plan could not be shown">
        <p className="text-muted">{explain(error)}</p>
        <Button className="mt-auto" busy={isFetching} onClick={() => void refetch()}>
          Try again
        </Button>
      </MessageCard>
    </Page>
  );
}
