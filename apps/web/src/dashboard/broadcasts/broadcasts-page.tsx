import { textOf } from '@latchkey/contracts/broadcast/content';
import type { BroadcastView } from '@latchkey/contracts/procedures/broadcast';
import { useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { Mails, Plus } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../api/trpc.ts';
import { Button } from '../../components/button.tsx';
import { ButtonLink } from '../../components/button-link.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Link } from '../../components/link.tsx';
import { useFormat } from '../../format/use-format.ts';
import { useMay, useOrganisation } from '../organisation/use-organisation.ts';
import { PageHeader } from '../shell/page-header.tsx';
import { ProgressBar } from './progress-bar.tsx';
import { StateBadge } from './state-badge.tsx';

/** Messages to many: what was sent, what is under way, what is being written. */
export function BroadcastsPage() {
  const t = useTranslations('broadcasts');
  const common = useTranslations('common');
  const { id: organisationId } = useOrganisation();
  const list = useSuspenseInfiniteQuery(
    useTRPC().broadcast.list.infiniteQueryOptions(
      { organisationId },
      { getNextPageParam: (page) => page.nextCursor ?? undefined },
    ),
  );
  const rows = list.data.pages.flatMap(({ items }) => items);
  const create = useMay()('organisation:manage') && (
    <ButtonLink size="small" href={`/o/${organisationId}/broadcasts/new`}>
      <Plus className="size-4" />
      {t('create')}
    </ButtonLink>
  );
  return (
    <>
      <PageHeader title={t('title')} intro={t('intro')} actions={rows.length > 0 && create} />
      <div className="rounded-2xl border border-line bg-surface shadow-sm">
        {rows.length === 0 ? (
          <EmptyState icon={Mails} title={t('empty.title')} action={create}>
            {t('empty.text')}
          </EmptyState>
        ) : (
          <ul className="divide-y divide-line">
            {rows.map((row) => (
              <Row key={row.id} row={row} href={`/o/${organisationId}/broadcasts/${row.id}`} />
            ))}
          </ul>
        )}
      </div>
      {list.hasNextPage && (
        <div className="mt-4 flex justify-center">
          <Button
            kind="quiet"
            size="small"
            busy={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {common('more')}
          </Button>
        </div>
      )}
    </>
  );
}

function Row({ row, href }: { row: BroadcastView; href: string }) {
  const t = useTranslations('broadcasts');
  const format = useFormat();
  const when = row.begunAt ?? row.startsAt ?? row.updatedAt;
  return (
    <li>
      <Link href={href} className="flex flex-col gap-2 px-5 py-4 hover:bg-sunken">
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <StateBadge state={row.state} />
          <span className="text-sm text-muted">
            {t(`segment.${row.segment.kind}`, { name: row.plan ?? '' })}
          </span>
          <span className="ml-auto text-sm text-muted">{format.moment(when)}</span>
        </span>
        <span className="line-clamp-2 break-words">{textOf(row.content)}</span>
        {row.begunAt && <ProgressBar counts={row.counts} />}
      </Link>
    </li>
  );
}
