import { useMutation } from '@tanstack/react-query';
import { Check, DoorOpen, type LucideIcon, X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../../api/trpc.ts';
import { useExplainError } from '../../../api/use-explain-error.ts';
import { Button } from '../../../components/button.tsx';
import { ButtonLink } from '../../../components/button-link.tsx';
import { Notice } from '../../../components/notice.tsx';
import { Spinner } from '../../../components/spinner.tsx';
import { useFormat } from '../../../format/use-format.ts';
import type { Purchase } from './member-view.ts';

type Access = Purchase['accesses'][number];

/** What a purchase opens, each channel with its way in. */
export function Accesses({ purchase }: { purchase: Purchase }) {
  if (!purchase.claimed && purchase.status === 'paid') return <Claim orderId={purchase.orderId} />;
  return (
    <ul className="flex flex-col divide-y divide-line rounded-xl border border-line empty:hidden">
      {purchase.accesses.map((access) => (
        <li key={access.channel} className="flex min-h-16 flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
          <State access={access} />
          {access.wayIn && !access.inside && <Enter wayIn={access.wayIn} />}
        </li>
      ))}
    </ul>
  );
}

const marks = {
  inside: { icon: Check, className: 'text-ok' },
  open: { icon: DoorOpen, className: 'text-ok' },
  ended: { icon: X, className: 'text-muted' },
} as const satisfies Record<string, { icon: LucideIcon; className: string }>;

function State({ access: { channel, state, inside, until } }: { access: Access }) {
  const t = useTranslations('member.access');
  const { day } = useFormat();
  const is = standing(state, inside);
  const mark = is === 'pending' ? null : marks[is];
  return (
    <>
      {mark ? <mark.icon className={`size-5 shrink-0 ${mark.className}`} /> : <Spinner />}
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="font-medium break-words">{channel}</span>
        <span className="text-sm text-muted">
          {t(is)}
          {until && is !== 'ended' && ` · ${t('until', { date: day(until) })}`}
        </span>
      </span>
    </>
  );
}

function standing(state: Access['state'], inside: boolean): 'inside' | 'open' | 'pending' | 'ended' {
  if (state === 'PENDING') return 'pending';
  if (state === 'GRANTED') return inside ? 'inside' : 'open';
  return 'ended';
}

function Enter({ wayIn }: { wayIn: string }) {
  const t = useTranslations('member.access');
  return (
    <ButtonLink size="small" href={wayIn}>
      {t('enter')}
    </ButtonLink>
  );
}

/** The purchase does not know its Telegram account yet. A new link ends the older ones, so it is made when it is asked for. */
function Claim({ orderId }: { orderId: Purchase['orderId'] }) {
  const t = useTranslations('member.access');
  const trpc = useTRPC();
  const explain = useExplainError();
  const { mutate, isPending, error } = useMutation(
    trpc.member.claimLink.mutationOptions({ onSuccess: ({ deepLink }) => window.location.assign(deepLink) }),
  );
  return (
    <div className="flex flex-col gap-3">
      {error && <Notice tone="bad">{explain(error)}</Notice>}
      <Button busy={isPending} onClick={() => mutate({ orderId })}>
        {t('claim')}
      </Button>
    </div>
  );
}
