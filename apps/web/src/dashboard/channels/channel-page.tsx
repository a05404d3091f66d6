import type { ChannelDetail } from '@latchkey/contracts/procedures/channel';
import { useMutation, useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { RefreshCw } from 'lucide-react';
import { useNow, useTranslations } from 'use-intl';
import { useTRPC } from '../../api/trpc.ts';
import { useExplainError } from '../../api/use-explain-error.ts';
import { Button } from '../../components/button.tsx';
import { useToast } from '../../components/toast.tsx';
import { useAgo } from '../../format/use-ago.ts';
import { useMay, useOrganisation } from '../organisation/use-organisation.ts';
import { PageHeader } from '../shell/page-header.tsx';
import { ChannelFacts } from './channel-facts.tsx';
import { ChannelHistory } from './channel-history.tsx';
import { ChannelMembers } from './channel-members.tsx';
import { ChannelRights } from './channel-rights.tsx';
import { Disconnect } from './disconnect.tsx';
import { HealthBadge } from './health-badge.tsx';

/** One chat: what it needs, who is in it, what happened to it. */
export function ChannelPage() {
  const t = useTranslations('channels');
  const { id: organisationId } = useOrganisation();
  const { channelId } = useParams({ from: '/signed-in/o/$organisationId/channels/$channelId' });
  const { data: channel } = useSuspenseQuery(
    // An id that is none is refused by the api like one that is not there.
    useTRPC().channel.get.queryOptions({ organisationId, channelId: channelId as ChannelDetail['id'] }),
  );
  const ago = useAgo(useNow({ updateInterval: 30_000 }));
  return (
    <>
      <PageHeader
        title={channel.title}
        intro={
          <span className="flex flex-wrap items-center gap-3">
            <HealthBadge health={channel.health} />
            {channel.canaryAt ? t('lookedAt', { ago: ago(channel.canaryAt) }) : t('neverLooked')}
          </span>
        }
        actions={<CheckNow channel={channel} />}
      />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="flex min-w-0 flex-col gap-6">
          <ChannelRights channel={channel} />
          <ChannelHistory channel={channel} />
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <ChannelMembers channel={channel} />
          <ChannelFacts channel={channel} />
          <Disconnect channel={channel} />
        </div>
      </div>
    </>
  );
}

function CheckNow({ channel }: { channel: ChannelDetail }) {
  const t = useTranslations('channels');
  const { id: organisationId } = useOrganisation();
  const may = useMay();
  const toast = useToast();
  const explain = useExplainError();
  const check = useMutation(
    useTRPC().channel.check.mutationOptions({
      onSuccess: () => toast({ text: t('checking') }),
      onError: (error) => toast({ tone: 'bad', text: explain(error) }),
    }),
  );
  if (!may('support:act')) return null;
  return (
    <Button
      kind="quiet"
      size="small"
      busy={check.isPending}
      onClick={() => check.mutate({ organisationId, channelId: channel.id })}
    >
      <RefreshCw className="size-4" />
      {t('check')}
    </Button>
  );
}
