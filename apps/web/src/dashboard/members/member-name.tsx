import { useTranslations } from 'use-intl';
import type { MemberRow } from '../../api/trpc.ts';
import { nameOf, otherNameOf } from './name-of.ts';

/** Who it is: the name, and below it what else they are known by. */
export function MemberName({ row }: { row: MemberRow }) {
  const t = useTranslations('members');
  const other = otherNameOf(row);
  return (
    <span className="flex min-w-0 flex-col">
      <span className="truncate font-medium">{nameOf(row) ?? t('noName')}</span>
      <span className="truncate text-sm text-muted">
        {row.telegramUserId === null ? t('unclaimed') : (other ?? row.telegramUserId)}
      </span>
    </span>
  );
}
