import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../../api/trpc.ts';
import { Button } from '../../../components/button.tsx';
import { useFormat } from '../../../format/use-format.ts';
import { useOrganisation } from '../../organisation/use-organisation.ts';

/** What was imported before; what is not done yet can go on. */
export function EarlierImports({ onOpen }: { onOpen: (importId: string) => void }) {
  const t = useTranslations('members.import');
  const trpc = useTRPC();
  const format = useFormat();
  const { id: organisationId } = useOrganisation();
  const imports = useQuery(trpc.import.list.queryOptions({ organisationId })).data ?? [];
  if (imports.length === 0) return null;
  return (
    <section className="rounded-2xl border border-line bg-surface p-5 shadow-sm">
      <h2 className="mb-2 font-semibold">{t('earlier')}</h2>
      <ul className="divide-y divide-line">
        {imports.map((each) => (
          <li key={each.id} className="flex flex-wrap items-center justify-between gap-3 py-2.5">
            <span className="min-w-0">
              <span className="font-medium break-words">{each.fileName}</span>{' '}
              <span className="text-sm text-muted">{format.moment(each.startedAt)}</span>
            </span>
            <span className="flex items-center gap-3 text-sm text-muted tabular-nums">
              {t('unfinished', { done: each.done, total: each.total })}
              {!each.finishedAt && (
                <Button size="small" onClick={() => onOpen(each.id)}>
                  {t('goOn')}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
