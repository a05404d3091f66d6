import { useTranslations } from 'use-intl';
import type { MemberRow } from '../../api/trpc.ts';
import { StandingBadge, standingOf } from './standing-badge.tsx';

const shown = 2;

/** How a member stands, channel by channel; with one channel its name says nothing new. */
export function ChannelStandings({ channels }: Pick<MemberRow, 'channels'>) {
  const t = useTranslations('members');
  if (channels.length === 0) return <span className="text-muted">{t('noAccess')}</span>;
  const rest = channels.length - shown;
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      {channels.slice(0, shown).map((channel) => (
        <span key={channel.accessId} title={channel.title} className="min-w-0">
          <StandingBadge standing={standingOf(channel)} />
        </span>
      ))}
      {rest > 0 && <span className="text-sm text-muted">{t('moreChannels', { count: rest })}</span>}
    </span>
  );
}
