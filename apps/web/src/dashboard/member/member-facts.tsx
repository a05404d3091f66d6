import { useTranslations } from 'use-intl';
import type { Member } from '../../api/trpc.ts';
import { useFormat } from '../../format/use-format.ts';

/** Who it is, and what they are worth. */
export function MemberFacts({ member: { row, reachable } }: { member: Member }) {
  const t = useTranslations('members.member');
  const format = useFormat();
  const reach = reachable === null ? 'never' : reachable ? 'yes' : 'no';
  const facts = [
    [t('facts.since'), format.day(row.since)],
    [t('facts.lifetime'), row.lifetime.length > 0 ? format.moneys(row.lifetime) : t('nothing')],
    [t('facts.paidThrough'), row.paidThrough ? format.day(row.paidThrough) : t('nothing')],
  ] as const;
  return (
    <section className="rounded-2xl border border-line bg-surface p-5 shadow-sm">
      <dl className="grid grid-cols-2 gap-4 sm:grid-cols-3">
        {facts.map(([name, value]) => (
          <div key={name} className="min-w-0">
            <dt className="text-sm text-muted">{name}</dt>
            <dd className="font-medium break-words tabular-nums">{value}</dd>
          </div>
        ))}
        <div className="col-span-full min-w-0">
          <dt className="text-sm text-muted">{t('facts.email')}</dt>
          <dd className="font-medium break-words">{row.email ?? t('nothing')}</dd>
        </div>
        {row.telegramUserId !== null && (
          <div className="col-span-full min-w-0">
            <dt className="text-sm text-muted">{t('facts.telegram')}</dt>
            <dd className="flex flex-wrap gap-x-3 font-medium">
              {row.username && <span>@{row.username}</span>}
              <span className="tabular-nums">{t('telegramId', { id: String(row.telegramUserId) })}</span>
              <span className="font-normal text-muted">{t(`reach.${reach}`)}</span>
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}
