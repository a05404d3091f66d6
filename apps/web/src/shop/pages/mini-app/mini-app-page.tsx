import type { MiniAppPlan } from '@latchkey/contracts/procedures/mini-app';
import { useQuery } from '@tanstack/react-query';
import { CircleCheck, LoaderCircle } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { createApiClient } from '../../../api/create-api-client.ts';
import { useExplainError } from '../../../api/use-explain-error.ts';
import { Button } from '../../../components/button.tsx';
import { Card } from '../../../components/card.tsx';
import { Heading } from '../../../components/heading.tsx';
import { Notice } from '../../../components/notice.tsx';
import { Skeleton } from '../../../components/skeleton.tsx';
import { PlanChoice } from './plan-choice.tsx';
import { connectTelegram, type Launch, readLaunch, type Telegram } from './telegram-bridge.ts';
import { usePayment } from './use-payment.ts';
import { wearTheme } from './wear-theme.ts';

/** Read before the first rendering, because it is taken out of the address. */
let launch: Launch | null | undefined;

/** The page that opens when somebody asks to join a channel: its plans, paid in Stars without leaving Telegram. */
export function MiniAppPage({ apiUrl, channelId, bot }: { apiUrl: string; channelId: string; bot: string }) {
  const t = useTranslations('miniApp');
  if (launch === undefined) launch = readLaunch();
  const [telegram] = useState(connectTelegram);
  useEffect(() => {
    document.title = t('title');
    if (launch) wearTheme(launch.theme);
    telegram.ready();
  }, [telegram, t]);
  return (
    <main tabIndex={-1} className="mx-auto flex min-h-dvh max-w-md flex-col gap-4 p-4 outline-none">
      {launch ? (
        <Channel {...{ apiUrl, channelId, telegram }} credential={`tma ${bot} ${launch.initData}`} />
      ) : (
        <Card>
          <Heading>{t('outside.title')}</Heading>
          <p className="mt-2 text-muted">{t('outside.text')}</p>
        </Card>
      )}
    </main>
  );
}

interface ChannelProps {
  apiUrl: string;
  channelId: string;
  telegram: Telegram;
  credential: string;
}

function Channel({ apiUrl, channelId, telegram, credential }: ChannelProps) {
  const t = useTranslations('miniApp');
  const explain = useExplainError();
  const client = useMemo(() => createApiClient(apiUrl, { authorization: credential }), [apiUrl, credential]);
  const payment = usePayment({ client, channelId, telegram });
  const { data, error } = useQuery({
    queryKey: ['mini-app', channelId],
    queryFn: () => client.miniApp.channel.query({ channelId }),
    refetchInterval: ({ state }) => (payment.isPaid && state.data?.standing !== 'inside' ? 1_000 : false),
  });
  if (error) return <Notice tone="bad">{explain(error)}</Notice>;
  if (!data) return <Skeleton className="h-48 w-full rounded-2xl!" />;
  if (data.standing !== 'outside' || payment.isPaid)
    return <Welcome channel={data.channel} isIn={data.standing === 'inside'} telegram={telegram} />;
  const toPage = (plan: MiniAppPlan) => plan.pageUrl && telegram.openLink(plan.pageUrl);
  return (
    <>
      <header>
        <Heading>{data.channel}</Heading>
        <p className="mt-1 text-muted">{t('intro', { seller: data.seller })}</p>
      </header>
      {payment.trouble && <Notice tone="warn">{t(`trouble.${payment.trouble}`)}</Notice>}
      {data.plans.length === 0 && <Notice tone="idle">{t('nothing')}</Notice>}
      {data.plans.map((plan) => (
        <PlanChoice
          key={plan.id}
          plan={plan}
          busy={payment.busyWith === plan.id}
          disabled={payment.busyWith !== null}
          onPay={() => void payment.pay(plan)}
          onPage={() => toPage(plan)}
        />
      ))}
    </>
  );
}

/** Paid: the request is about to be approved, or has been. */
function Welcome({ channel, isIn, telegram }: { channel: string; isIn: boolean; telegram: Telegram }) {
  const t = useTranslations('miniApp');
  const Icon = isIn ? CircleCheck : LoaderCircle;
  return (
    <Card className="flex flex-col items-center gap-3 text-center">
      <Icon className={`size-10 ${isIn ? 'text-ok' : 'text-muted motion-safe:animate-spin'}`} />
      <div role="status" className="flex flex-col gap-1">
        <Heading>{t(isIn ? 'inside.title' : 'entering.title')}</Heading>
        <p className="text-muted">{t(isIn ? 'inside.text' : 'entering.text', { channel })}</p>
      </div>
      <Button onClick={() => telegram.close()}>{t('close')}</Button>
    </Card>
  );
}
