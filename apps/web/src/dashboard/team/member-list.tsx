import { useTranslations } from 'use-intl';
import { MemberRow } from './member-row.tsx';
import type { Member } from './use-team.ts';

/** Everybody who runs the organisation. */
export function MemberList({ members }: { members: readonly Member[] }) {
  const t = useTranslations('team');
  const owners = members.filter(({ role }) => role === 'owner').length;
  return (
    <section aria-label={t('members')} className="rounded-2xl border border-line bg-surface shadow-sm">
      <ul className="divide-y divide-line">
        {members.map((member) => (
          <MemberRow
            key={member.userId}
            member={member}
            isLastOwner={member.role === 'owner' && owners === 1}
          />
        ))}
      </ul>
    </section>
  );
}
