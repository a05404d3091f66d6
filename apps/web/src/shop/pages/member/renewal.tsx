import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CreditCard } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../../api/trpc.ts';
import { useExplainError } from '../../../api/use-explain-error.ts';
import { Button } from '../../../components/button.tsx';
import { ButtonLink } from '../../../components/button-link.tsx';
import { Notice } from '../../../components/notice.tsx';
import { useFormat } from '../../../format/use-format.ts';
import type { Purchase, Subscription } from './member-view.ts';

interface Props {
  purchase: Purchase;
  subscription: Subscription;
}

/** How a subscription goes on, and the ways to change that. Cancelling says first what follows. */
export function Renewal({ purchase, subscription }: Props) {
  const t = useTranslations('member');
  const trpc = useTRPC();
  const cache = useQueryClient();
  const explain = useExplainError();
  const [asking, ask] = useState(false);
  const shown = {
    onSuccess: (view: Parameters<typeof cache.setQueryData>[1]) => {
      cache.setQueryData(trpc.member.view.queryKey(), view as never);
      ask(false);
    },
  };
  const cancel = useMutation(trpc.member.cancel.mutationOptions(shown));
  const resume = useMutation(trpc.member.resume.mutationOptions(shown));
  const card = useMutation(
    trpc.member.changeCard.mutationOptions({ onSuccess: ({ url }) => window.location.assign(url) }),
  );
  const error = cancel.error ?? resume.error ?? card.error;
  const { id: subscriptionId, mayCancel, mayResume, mayChangeCard, payUrl } = subscription;
  return (
    <div className="flex flex-col gap-4">
      <Words subscription={subscription} />
      {error && <Notice tone="bad">{explain(error)}</Notice>}
      {asking ? (
        <AskCancel
          plan={purchase.plan}
          until={subscription.until}
          busy={cancel.isPending}
          onYes={() => cancel.mutate({ subscriptionId })}
          onNo={() => ask(false)}
        />
      ) : (
        <div className="flex flex-wrap gap-3">
          {payUrl && (
            <ButtonLink size="small" href={payUrl}>
              {t('pay')}
            </ButtonLink>
          )}
          {mayResume && (
            <Button size="small" busy={resume.isPending} onClick={() => resume.mutate({ subscriptionId })}>
              {t('resume')}
            </Button>
          )}
          {mayChangeCard && (
            <Button
              kind="quiet"
              size="small"
              busy={card.isPending || card.isSuccess}
              onClick={() => card.mutate({ subscriptionId })}
            >
              <CreditCard className="size-4" />
              {t('changeCard')}
            </Button>
          )}
          {mayCancel && (
            <Button kind="quiet" size="small" onClick={() => ask(true)}>
              {t('cancel')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

function Words({ subscription: { status, next, until, renewal } }: { subscription: Subscription }) {
  const t = useTranslations('member');
  const { money, day } = useFormat();
  if (renewal === 'cancelling') return <p className="text-muted">{t('cancelling')}</p>;
  if (renewal === 'reopened') return <p className="text-muted">{t('reopened')}</p>;
  if (status === 'unpaid') return <Notice tone="bad">{t('unpaid')}</Notice>;
  if (status === 'ended') return <p className="text-muted">{t('ended')}</p>;
  if (status === 'ending' && until) return <p className="text-muted">{t('until', { date: day(until) })}</p>;
  if (!next) return null;
  const date = day(next.at);
  return (
    <p className="text-muted">
      {next.amount ? t('next', { price: money(next.amount), date }) : t('nextUnknown', { date })}
    </p>
  );
}

interface AskProps {
  plan: string;
  until: string | null;
  busy: boolean;
  onYes: () => void;
  onNo: () => void;
}

function AskCancel({ plan, until, busy, onYes, onNo }: AskProps) {
  const t = useTranslations('member.cancelAsk');
  const { day } = useFormat();
  return (
    <div className="flex flex-col gap-3 rounded-xl bg-sunken p-4">
      <p className="font-semibold">{t('title', { plan })}</p>
      <p className="text-sm text-muted">{t('text', { date: until ? day(until) : '–' })}</p>
      <div className="flex flex-col gap-3 sm:flex-row sm:flex-wrap">
        <Button kind="danger" size="small" busy={busy} onClick={onYes}>
          {t('yes')}
        </Button>
        {/* What was pressed is gone: the safe answer takes its place. */}
        <Button kind="quiet" size="small" autoFocus onClick={onNo}>
          {t('no')}
        </Button>
      </div>
    </div>
  );
}
