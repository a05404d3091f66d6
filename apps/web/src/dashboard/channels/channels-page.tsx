import type { ChannelView } from '@latchkey/contracts/procedures/channel';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Megaphone, Plus } from 'lucide-react';
import { Suspense, useState } from 'react';
import { useNow, useTranslations } from 'use-intl';
import { useTRPC } from '../../api/trpc.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Link } from '../../components/link.tsx';
import { useAgo } from '../../format/use-ago.ts';
import { LoadingPage } from '../loading-page.tsx';
import { useMay, useOrganisation } from '../organisation/use-organisation.ts';
import { PageHeader } from '../shell/page-header.tsx';
import { ConnectChannel } from './connect-channel.tsx';
import { HealthBadge } from './health-badge.tsx';

/** The chats that are sold, each with its health. */
export function ChannelsPage() {
  const t = useTranslations('channels');
  const { id: organisationId } = useOrganisation();
  const may = useMay();
  const { data: channels } = useSuspenseQuery(useTRPC().channel.list.queryOptions({ organisationId }));
  const [connecting, connect] = useState(false);
  const act = may('organisation:manage') && (
    <Button size="small" onClick={() => connect(true)}>
      <Plus className="size-4" />
      {t('connect')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('title')} intro={t('intro')} actions={channels.length > 0 && act} />
      {channels.length === 0 ? (
        <div className="rounded-2xl border border-line bg-surface shadow-sm">
          <EmptyState icon={Megaphone} title={t('empty.title')} action={act}>
            {t('empty.text')}
          </EmptyState>
        </div>
      ) : (
        <ul className="grid gap-4 md:grid-cols-2">
          {channels.map((channel) => (
            <ChannelCard key={channel.id} channel={channel} />
          ))}
        </ul>
      )}
      <Dialog open={connecting} onOpenChange={connect} title={t('connectTitle')}>
        <Suspense fallback={<LoadingPage />}>
          <ConnectChannel />
        </Suspense>
      </Dialog>
    </>
  );
}

function ChannelCard({ channel }: { channel: ChannelView }) {
  const t = useTranslations('channels');
  const ago = useAgo(useNow({ updateInterval: 30_000 }));
  const { id } = useOrganisation();
  const { title, kind, health, needs, members, canaryAt } = channel;
  const [need] = needs;
  return (
    <li className="relative flex flex-col gap-4 rounded-2xl border border-line bg-surface p-5 shadow-sm">
      <div className="flex items-start gap-3">
        <div className="min-w-0 flex-1">
          <h2 className="text-lg font-semibold text-balance break-words">
            <Link
              href={`/o/${id}/channels/${channel.id}`}
              className="after:absolute after:inset-0 after:rounded-2xl hover:underline hover:underline-offset-4"
            >
              {title}
            </Link>
          </h2>
          <p className="text-muted">
            {t(`kinds.${kind}`)} · {t('members', { count: members })}
          </p>
        </div>
        <HealthBadge health={health} />
      </div>
      {need && (
        <p className="rounded-xl bg-warn-soft px-4 py-3 text-pretty">
          <span className="font-semibold text-warn">{t(`needs.${need}.name`)}.</span> {t(`needs.${need}.how`)}
        </p>
      )}
      <p className="mt-auto text-sm text-muted">
        {canaryAt ? t('lookedAt', { ago: ago(canaryAt) }) : t('neverLooked')}
      </p>
    </li>
  );
}
