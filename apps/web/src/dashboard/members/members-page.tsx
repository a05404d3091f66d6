import { useNavigate, useSearch } from '@tanstack/react-router';
import { SearchX, Upload, Users } from 'lucide-react';
import { useCallback } from 'react';
import { useTranslations } from 'use-intl';
import { useExplainError } from '../../api/use-explain-error.ts';
import { Button } from '../../components/button.tsx';
import { ButtonLink } from '../../components/button-link.tsx';
import { Card } from '../../components/card.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Notice } from '../../components/notice.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useMay, useOrganisation } from '../organisation/use-organisation.ts';
import { PageHeader } from '../shell/page-header.tsx';
import { ExportButton } from './export-button.tsx';
import { MemberFilters } from './member-filters.tsx';
import type { MemberSearch } from './member-search.ts';
import { MemberTable } from './member-table.tsx';
import { useMembers } from './use-members.ts';

/** Everybody who has, or had, access: searched, filtered and sorted by the server, whatever their number. */
export function MembersPage() {
  const t = useTranslations('members');
  const may = useMay();
  const { id } = useOrganisation();
  const search = useSearch({ from: '/signed-in/o/$organisationId/members' });
  const navigate = useNavigate({ from: '/o/$organisationId/members' });
  const change = useCallback(
    (changed: MemberSearch) =>
      void navigate({ search: (before) => ({ ...before, ...changed }), replace: true, resetScroll: false }),
    [navigate],
  );
  const importHref = `/o/${id}/members/import`;
  return (
    <>
      <PageHeader
        title={t('title')}
        intro={t('intro')}
        actions={
          <>
            {may('organisation:manage') && (
              <ButtonLink href={importHref} kind="quiet" size="small">
                <Upload className="size-4" />
                {t('importAct')}
              </ButtonLink>
            )}
            {may('support:act') && <ExportButton search={search} />}
          </>
        }
      />
      <MemberFilters search={search} onChange={change} />
      <MemberList
        search={search}
        onChange={change}
        importHref={may('organisation:manage') ? importHref : null}
      />
    </>
  );
}

interface ListProps {
  search: MemberSearch;
  onChange: (changed: MemberSearch) => void;
  importHref: string | null;
}

function MemberList({ search, onChange, importHref }: ListProps) {
  const t = useTranslations('members');
  const common = useTranslations('common');
  const explain = useExplainError();
  const { id } = useOrganisation();
  const members = useMembers(search);
  const { rows, total, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } = members;
  const more = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [isFetchingNextPage, fetchNextPage]);
  if (isPending) return <ListSkeleton />;
  if (error && rows.length === 0) {
    return (
      <Notice tone="bad">
        <p>{explain(error)}</p>
        <Button kind="plain" size="small" onClick={() => void members.refetch()}>
          {common('tryAgain')}
        </Button>
      </Notice>
    );
  }
  if (rows.length === 0) return <Nobody search={search} importHref={importHref} />;
  return (
    <>
      <p role="status" className="mb-2 text-sm text-muted">
        {total !== null && t('count', { count: total })}
      </p>
      <MemberTable
        rows={rows}
        total={total ?? rows.length}
        search={search}
        onSort={onChange}
        hrefOf={(row) => `/o/${id}/members/${row.id}`}
        hasMore={hasNextPage}
        onMore={more}
      />
    </>
  );
}

function Nobody({ search, importHref }: Omit<ListProps, 'onChange'>) {
  const t = useTranslations('members');
  const isNarrowed = Boolean(search.query || search.state || search.channelId || search.planId);
  if (isNarrowed) {
    return (
      <Card>
        <EmptyState icon={SearchX} title={t('nobody.title')}>
          {t('nobody.text')}
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card>
      <EmptyState
        icon={Users}
        title={t('empty.title')}
        action={
          importHref && (
            <ButtonLink href={importHref} size="small">
              {t('importAct')}
            </ButtonLink>
          )
        }
      >
        {t('empty.text')}
      </EmptyState>
    </Card>
  );
}

function ListSkeleton() {
  const t = useTranslations('common');
  return (
    <div role="status" className="rounded-2xl border border-line bg-surface p-4 shadow-sm">
      <span className="sr-only">{t('loading')}</span>
      {Array.from({ length: 8 }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike.
        <div key={index} className="flex flex-col gap-2 py-3">
          <Skeleton className="h-4 w-40" />
          <Skeleton className="h-3 w-64" />
        </div>
      ))}
    </div>
  );
}
