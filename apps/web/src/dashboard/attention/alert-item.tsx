import { type AlertKind, alertTellings } from '@latchkey/contracts/alerts/kinds';
import type { ChannelId } from '@latchkey/contracts/ids';
import type { AttentionView } from '@latchkey/contracts/procedures/attention';
import { useMutation } from '@tanstack/react-query';
import { BellRing, Check } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../api/trpc.ts';
import { Button } from '../../components/button.tsx';
import { ButtonLink } from '../../components/button-link.tsx';
import { useFormat } from '../../format/use-format.ts';
import { useMay, useOrganisation } from '../organisation/use-organisation.ts';
import { AboutPerson } from './about-person.tsx';
import { AttentionItem } from './attention-item.tsx';
import { useAct } from './use-act.ts';

/** Where something about it can be done. */
const places = {
  channel_trouble: 'channel',
  account_disconnected: 'stripe',
  dispute_opened: 'disputes',
  payout_failed: 'money',
  stars_taken_back: 'money',
  seen_inside_again: 'channel',
  withdrawal_unpaid: 'money',
} as const satisfies Partial<Record<AlertKind, 'channel' | 'stripe' | 'disputes' | 'money'>>;

type AlertView = AttentionView['alerts'][number];

/** Something that has happened, or lasts. What has happened is put aside once it was seen, and can be brought back. */
export function AlertItem({ alert }: { alert: AlertView }) {
  const t = useTranslations('attention.alerts');
  const { kind, channelId, channelTitle, raisedAt } = alert;
  const title =
    kind === 'channel_trouble' && channelTitle === null
      ? t('titles.channel_trouble_bot')
      : t(`titles.${kind}`, { channel: channelTitle ?? '' });
  return (
    <AttentionItem
      icon={BellRing}
      title={title}
      about={[
        alert.subscriberId ? <AboutPerson key="person" of={alert} /> : alert.personName,
        kind === 'channel_trouble' ? null : channelTitle,
        ...useDisputed(alert),
      ]}
      since={raisedAt}
      acts={
        <>
          <Place alert={alert} />
          {kind === 'channel_trouble' && channelId && <CheckNow channelId={channelId} />}
          {alertTellings[kind] === 'happening' && <Seen alert={alert} />}
        </>
      }
    >
      <p>{t(`hows.${kind}`)}</p>
    </AttentionItem>
  );
}

/** How much is disputed, and until when it has to be answered. */
function useDisputed({ kind, detail }: AlertView): string[] {
  const t = useTranslations('attention.alerts');
  const format = useFormat();
  if (kind !== 'dispute_opened') return [];
  const { amountMinor, currency, respondBy } = detail;
  return [
    ...(typeof amountMinor === 'string' && typeof currency === 'string'
      ? [format.money({ amountMinor, currency })]
      : []),
    ...(typeof respondBy === 'string' ? [t('respondBy', { date: format.moment(respondBy) })] : []),
  ];
}

function Place({ alert: { kind, channelId } }: { alert: AlertView }) {
  const t = useTranslations('attention.alerts.acts');
  const { id } = useOrganisation();
  const place = kind in places ? places[kind as keyof typeof places] : null;
  if (place === null || (place === 'channel' && channelId === null)) return null;
  const href = {
    channel: `/channels/${channelId}`,
    stripe: '/onboarding',
    disputes: '/money?tab=disputes&period=all',
    money: '/money',
  }[place];
  return (
    <ButtonLink href={`/o/${id}${href}`} size="small">
      {t(place)}
    </ButtonLink>
  );
}

/** What was given in Telegram is found out at once. */
function CheckNow({ channelId }: { channelId: ChannelId }) {
  const t = useTranslations('attention.alerts');
  const may = useMay();
  const { id: organisationId } = useOrganisation();
  const { toast, failed } = useAct();
  const check = useMutation(
    useTRPC().channel.check.mutationOptions({
      onSuccess: () => toast({ text: t('checking') }),
      onError: failed,
    }),
  );
  if (!may('support:act')) return null;
  return (
    <Button
      kind="quiet"
      size="small"
      busy={check.isPending}
      onClick={() => check.mutate({ organisationId, channelId })}
    >
      {t('acts.check')}
    </Button>
  );
}

function Seen({ alert: { id: alertId } }: { alert: AlertView }) {
  const t = useTranslations('attention.alerts');
  const common = useTranslations('common');
  const may = useMay();
  const { id: organisationId } = useOrganisation();
  const trpc = useTRPC();
  const { toast, refresh, failed } = useAct();
  const bringBack = useMutation(
    trpc.attention.bringBack.mutationOptions({ onSuccess: refresh, onError: failed }),
  );
  const acknowledge = useMutation(
    trpc.attention.acknowledge.mutationOptions({
      onSuccess: async () => {
        const undo = () => bringBack.mutate({ organisationId, alertId });
        toast({ text: t('putAside'), action: { label: common('undo'), onAct: undo } });
        await refresh();
      },
      onError: failed,
    }),
  );
  if (!may('support:act')) return null;
  return (
    <Button
      kind="quiet"
      size="small"
      busy={acknowledge.isPending}
      onClick={() => acknowledge.mutate({ organisationId, alertId })}
    >
      <Check className="size-4" />
      {t('seen')}
    </Button>
  );
}
