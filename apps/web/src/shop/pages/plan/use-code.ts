import type { UsedCode } from '@latchkey/contracts/procedures/checkout';
import type { ShopPlan } from '@latchkey/contracts/procedures/shop';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorCodeOf } from '../../../api/error-code-of.ts';
import { errorDataOf } from '../../../api/error-data-of.ts';
import { useTRPC } from '../../../api/trpc.ts';
import { useExplainError } from '../../../api/use-explain-error.ts';
import { navigate } from '../../routing/location.ts';

/** What a coupon takes off this plan. */
export type Discount = Extract<UsedCode, { kind: 'discount' }>;

interface Use {
  plan: Pick<ShopPlan, 'id'>;
  identityToken: string | null;
  onDiscount: (discount: Discount) => void;
}

/** Tries a code: one for free access leads on to the order that it made; a discount is told. */
export function useCode({ plan, identityToken, onDiscount }: Use) {
  const t = useTranslations('plan.code');
  const explain = useExplainError();
  const trpc = useTRPC();
  const [problem, setProblem] = useState<string>();
  const { mutate, isPending } = useMutation(
    trpc.checkout.useCode.mutationOptions({
      onSuccess: (used) => {
        if (used.kind === 'discount') onDiscount(used);
        else if (used.kind === 'refused') setProblem(t(used.reason));
        else navigate(`/checkout/done?order=${encodeURIComponent(used.orderId)}`);
      },
      onError: (error) => setProblem(saidOf(error)),
    }),
  );
  const use = (typed: string) => {
    const code = typed.trim();
    setProblem(code === '' ? t('missing') : undefined);
    if (code === '') return;
    mutate({ planId: plan.id, code, ...(identityToken === null ? {} : { identityToken }) });
  };
  return { use, busy: isPending, problem, forget: () => setProblem(undefined) };

  function saidOf(error: unknown): string {
    if (errorCodeOf(error) === 'too_many_requests') return t('tooOften');
    // Not what a code looks like at all.
    return errorDataOf(error)?.fields?.code ? t('unknown') : explain(error);
  }
}
