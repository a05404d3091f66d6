import type { PublicPlan } from '../../../api/trpc.ts';
import { useExplainError } from '../../../api/use-explain-error.ts';
import { Button } from '../../../components/button.tsx';
import { Notice } from '../../../components/notice.tsx';
import { usePay } from './use-pay.ts';

interface Props {
  plan: PublicPlan;
  priceId: string;
  identityToken: string | null;
}

/** The words on the button are those of the Consumer Rights Directive, article 8(2): they may not be softened. */
export function PayButton({ plan, priceId, identityToken }: Props) {
  const explain = useExplainError();
  const { pay, busy, error } = usePay({ planId: plan.id, priceId, identityToken });
  return (
    <>
      {error && <Notice tone="bad">{explain(error)}</Notice>}
      <Button className="min-h-16 w-full" busy={busy} onClick={pay}>
        <span className="flex flex-col leading-snug">
          <span>{plan.trialDays > 0 ? 'Start the trial by card' : 'Pay by card'}</span>
          <span className="sr-only"> — </span>
          <span className="text-sm font-medium">order with obligation to pay</span>
        </span>
      </Button>
      <p role="status" className="sr-only">
        {busy ? 'The payment page is being opened.' : ''}
      </p>
      <p className="text-center text-sm text-muted">
        {identityToken
          ? 'Access goes to the Telegram account that opened this link.'
          : 'After paying you choose the Telegram account that enters.'}{' '}
        Payment is handled by Stripe for {plan.seller}.
      </p>
    </>
  );
}
