import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Check, CircleHelp } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../../api/trpc.ts';
import { useExplainError } from '../../../api/use-explain-error.ts';
import { Button } from '../../../components/button.tsx';
import { ButtonLink } from '../../../components/button-link.tsx';
import { Card } from '../../../components/card.tsx';
import { Heading } from '../../../components/heading.tsx';
import { MessageCard } from '../../../components/message-card.tsx';
import { Notice } from '../../../components/notice.tsx';
import { Skeleton } from '../../../components/skeleton.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { useFormat } from '../../../format/use-format.ts';
import { useLanguage } from '../../../messages/messages-provider.tsx';
import { isEmail } from '../../forms/is-email.ts';
import { ShopFrame } from '../../frame/shop-frame.tsx';
import { Trouble } from '../../frame/trouble.tsx';
import { AskLink } from './ask-link.tsx';
import type { MemberView, Purchase } from './member-view.ts';
import { useMember } from './use-member.ts';

/** The first of the two steps of a withdrawal: the statement, and what follows from it. Its button is the second. */
export function WithdrawPage({ orderId, linkKey }: { orderId: string; linkKey: string | null }) {
  const t = useTranslations('member');
  const { view, isClosed, openError, error, retry, isFetching } = useMember(linkKey);
  if (openError || isClosed) return <AskLink openError={openError} />;
  if (error) return <Trouble title={t('failed')} error={error} busy={isFetching} onRetry={retry} />;
  if (!view) {
    return (
      <ShopFrame title={t('withdraw.title')}>
        <Skeleton className="h-96 w-full rounded-2xl" />
      </ShopFrame>
    );
  }
  return <Statement view={view} orderId={orderId} />;
}

function Statement({ view, orderId }: { view: MemberView; orderId: string }) {
  const trpc = useTRPC();
  const cache = useQueryClient();
  const withdrawing = useMutation(
    trpc.member.withdraw.mutationOptions({
      onSuccess: () => cache.invalidateQueries({ queryKey: trpc.member.view.queryKey() }),
    }),
  );
  const purchase = view.purchases.find((each) => each.orderId === orderId);
  if (withdrawing.data) return <Received creator={view.creator} receipt={withdrawing.data} />;
  if (!purchase?.withdrawal?.openUntil) return <Over creator={view.creator} />;
  return (
    <Form
      view={view}
      purchase={purchase}
      withdrawal={purchase.withdrawal}
      busy={withdrawing.isPending}
      error={withdrawing.error}
      onConfirm={(stated) => withdrawing.mutate({ orderId: purchase.orderId, ...stated })}
    />
  );
}

interface FormProps {
  view: MemberView;
  purchase: Purchase;
  withdrawal: NonNullable<Purchase['withdrawal']>;
  busy: boolean;
  error: unknown;
  onConfirm: (stated: { name: string; email: string; locale: 'en' | 'fr' }) => void;
}

function Form({ view, purchase, withdrawal, busy, error, onConfirm }: FormProps) {
  const t = useTranslations('member.withdraw');
  const check = useTranslations('member.check');
  const explain = useExplainError();
  const { locale } = useLanguage();
  const { money, day } = useFormat();
  const [stated, setStated] = useState({ name: '', email: view.person.email ?? '' });
  const [problems, setProblems] = useState<{ name?: string; email?: string }>({});
  const set = (name: keyof typeof stated) => (event: { target: { value: string } }) => {
    setStated({ ...stated, [name]: event.target.value });
    setProblems({ ...problems, [name]: undefined });
  };
  const confirm = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const found = {
      ...(stated.name.trim() === '' && { name: check('required') }),
      ...(!isEmail(stated.email) && { email: check(stated.email.trim() === '' ? 'required' : 'email') }),
    };
    setProblems(found);
    const [first] = Object.keys(found);
    if (first) event.currentTarget.querySelector<HTMLInputElement>(`[name="${first}"]`)?.focus();
    else onConfirm({ name: stated.name.trim(), email: stated.email.trim(), locale });
  };
  const { plan, orderId, orderedAt } = purchase;
  const creator = view.creator.name;
  const { refund, policy, openUntil } = withdrawal;
  return (
    <ShopFrame title={t('title')} creator={view.creator}>
      <Card className="flex flex-col gap-5">
        <Heading>{t('title')}</Heading>
        <p className="text-pretty text-muted">
          {t('lead', { plan, creator, date: openUntil ? day(openUntil) : '' })}
        </p>
        <Notice tone="idle">
          <p>
            {refund ? t(policy === 'full' ? 'refund' : 'proRata', { amount: money(refund) }) : t('nothing')}
          </p>
          <p>{t('access')}</p>
        </Notice>
        <form noValidate onSubmit={confirm} className="flex flex-col gap-4">
          <div className="rounded-xl border border-line p-4">
            <p className="text-sm font-medium text-muted">{t('statementLabel')}</p>
            <p className="mt-1 font-medium text-pretty">{t('statement', { plan, creator })}</p>
            <p className="mt-2 text-sm break-all text-muted">
              {t('contract')}: {orderId}, {day(orderedAt)}
            </p>
          </div>
          <TextField
            name="name"
            autoComplete="name"
            label={t('name')}
            value={stated.name}
            error={problems.name}
            onChange={set('name')}
          />
          <TextField
            name="email"
            type="email"
            autoComplete="email"
            label={t('email')}
            value={stated.email}
            error={problems.email}
            onChange={set('email')}
          />
          {error !== null && error !== undefined && <Notice tone="bad">{explain(error)}</Notice>}
          <Button type="submit" busy={busy}>
            {t('confirm')}
          </Button>
          <ButtonLink kind="plain" href="/member">
            {t('back')}
          </ButtonLink>
        </form>
      </Card>
    </ShopFrame>
  );
}

interface ReceivedProps {
  creator: MemberView['creator'];
  receipt: { receivedAt: string; email: string; refund: Purchase['amount'] | null };
}

function Received({ creator, receipt: { receivedAt, email, refund } }: ReceivedProps) {
  const t = useTranslations('member.withdraw');
  const { money, moment } = useFormat();
  return (
    <ShopFrame title={t('done')} announcement={t('done')} creator={creator}>
      <MessageCard tone="ok" icon={Check} title={t('done')}>
        <p className="break-words text-muted">{t('doneAt', { date: moment(receivedAt), email })}</p>
        {refund && <p className="text-muted">{t('doneRefund', { amount: money(refund) })}</p>}
        <ButtonLink kind="quiet" href="/member" className="mt-auto">
          {t('toPage')}
        </ButtonLink>
      </MessageCard>
    </ShopFrame>
  );
}

function Over({ creator }: { creator: MemberView['creator'] }) {
  const t = useTranslations('member.withdraw');
  return (
    <ShopFrame title={t('over')} creator={creator}>
      <MessageCard tone="idle" icon={CircleHelp} title={t('over')}>
        <p className="text-muted">{t('overText')}</p>
        <ButtonLink kind="quiet" href="/member" className="mt-auto">
          {t('toPage')}
        </ButtonLink>
      </MessageCard>
    </ShopFrame>
  );
}
