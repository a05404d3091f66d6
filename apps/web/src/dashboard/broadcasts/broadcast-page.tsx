import type { BroadcastView } from '@latchkey/contracts/procedures/broadcast';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../api/trpc.ts';
import { Card } from '../../components/card.tsx';
import { Link } from '../../components/link.tsx';
import { Notice } from '../../components/notice.tsx';
import { useFormat } from '../../format/use-format.ts';
import { useMay, useOrganisation } from '../organisation/use-organisation.ts';
import { PageHeader } from '../shell/page-header.tsx';
import { BroadcastActs } from './broadcast-acts.tsx';
import { BroadcastEditor } from './broadcast-editor.tsx';
import { ContentPreview } from './content-preview.tsx';
import { CountTable } from './count-table.tsx';
import { ProgressBar } from './progress-bar.tsx';
import { RecipientTable } from './recipient-table.tsx';
import { StateBadge } from './state-badge.tsx';

/** Follows a broadcast closely while it is under way, and for a moment before. */
const underWayMs = 2_000;

/** One broadcast: while it is a draft its editor, then how far it is and how it went for whom. */
export function BroadcastPage() {
  const t = useTranslations('broadcasts');
  const { broadcastId } = useParams({ from: '/signed-in/o/$organisationId/broadcasts/$broadcastId' });
  const { id: organisationId } = useOrganisation();
  const may = useMay()('organisation:manage');
  const { data: broadcast } = useSuspenseQuery({
    ...useTRPC().broadcast.get.queryOptions({ organisationId, broadcastId }),
    refetchInterval: ({ state }) => (isUnderWay(state.data) ? underWayMs : false),
  });
  const back = (
    <Link href={`/o/${organisationId}/broadcasts`} className="text-muted underline underline-offset-4">
      {t('back')}
    </Link>
  );
  return (
    <>
      <PageHeader
        title={t(broadcast.state === 'draft' ? 'draftTitle' : 'oneTitle')}
        intro={back}
        actions={may && <BroadcastActs broadcast={broadcast} />}
      />
      {broadcast.state === 'draft' && may ? (
        <Card>
          <BroadcastEditor key={broadcast.id} draft={broadcast} />
        </Card>
      ) : (
        <Sent broadcast={broadcast} />
      )}
    </>
  );
}

function isUnderWay(broadcast: BroadcastView | undefined): boolean {
  if (!broadcast) return false;
  const { state, startsInSeconds, counts } = broadcast;
  const isNear = startsInSeconds !== null && startsInSeconds < 120;
  return state === 'sending' || counts.sending > 0 || isNear;
}

function Sent({ broadcast }: { broadcast: BroadcastView }) {
  const t = useTranslations('broadcasts');
  const format = useFormat();
  const { state, problem, segment, plan, startsAt, begunAt, finishedAt, counts } = broadcast;
  return (
    <div className="flex flex-col gap-6">
      <Card>
        <div className="grid gap-8 lg:grid-cols-2">
          <div className="flex min-w-0 flex-col gap-4">
            <p className="flex flex-wrap items-center gap-3">
              <StateBadge state={state} />
              <span className="text-muted">{t(`segment.${segment.kind}`, { name: plan ?? '' })}</span>
            </p>
            {problem && <Notice tone="bad">{t(`problem.${problem}`)}</Notice>}
            {begunAt && <ProgressBar counts={counts} />}
            <dl className="flex flex-col gap-1 text-sm">
              {!begunAt && startsAt && <Fact name={t('startsAt')} value={format.moment(startsAt)} />}
              {begunAt && <Fact name={t('begunAt')} value={format.moment(begunAt)} />}
              {finishedAt && <Fact name={t('finishedAt')} value={format.moment(finishedAt)} />}
            </dl>
            {begunAt && <CountTable counts={counts} />}
          </div>
          <ContentPreview content={broadcast.content} button={broadcast.button} />
        </div>
      </Card>
      {begunAt && <RecipientTable broadcast={broadcast} />}
    </div>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div className="flex flex-wrap gap-x-2">
      <dt className="text-muted">{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
