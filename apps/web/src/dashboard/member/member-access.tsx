import { useTranslations } from 'use-intl';
import type { Member } from '../../api/trpc.ts';
import { Notice } from '../../components/notice.tsx';
import { useFormat } from '../../format/use-format.ts';
import { StandingBadge, standingOf } from '../members/standing-badge.tsx';
import { useMay } from '../organisation/use-organisation.ts';
import { UnblockButton } from './acts/unblock-button.tsx';
import { UndoRemoval } from './acts/undo-removal.tsx';
import { Section } from './section.tsx';

/** How they stand channel by channel, and what keeps them out. */
export function MemberAccess({ member: { row, blocks } }: { member: Member }) {
  const t = useTranslations('members.member');
  const may = useMay();
  const format = useFormat();
  const now = new Date().toISOString();
  const live = blocks.filter(
    ({ removal, liftedAt, endsAt }) => !removal && !liftedAt && (!endsAt || endsAt > now),
  );
  if (row.channels.length === 0 && live.length === 0) return null;
  return (
    <Section title={t('sections.access')}>
      <ul className="flex flex-col gap-3">
        {row.channels.map((channel) => (
          <li key={channel.accessId} className="flex flex-col gap-2">
            <div className="flex flex-wrap items-center justify-between gap-2">
              <span className="min-w-0 font-medium break-words">{channel.title}</span>
              <span className="flex items-center gap-2 text-sm text-muted">
                {channel.entitledUntil && t('until', { date: format.day(channel.entitledUntil) })}
                <StandingBadge standing={standingOf(channel)} />
              </span>
            </div>
            {channel.actionRequired && <Notice tone="warn">{t(`action.${channel.actionRequired}`)}</Notice>}
            {may('support:act') &&
              !channel.blocked &&
              (channel.standing === 'leaving' || channel.standing === 'out') && (
                <UndoRemoval accessId={channel.accessId} />
              )}
          </li>
        ))}
        {live.map((block) => (
          <li key={block.id}>
            <Notice tone="bad">
              <p>{block.reason}</p>
              <p className="text-sm">
                {block.endsAt ? t('blockUntil', { date: format.day(block.endsAt) }) : t('blockOpen')}
                {' · '}
                {t(`blockMoney.${block.money.state}`)}
              </p>
              {may('support:act') && <UnblockButton blockId={block.id} />}
            </Notice>
          </li>
        ))}
      </ul>
    </Section>
  );
}
