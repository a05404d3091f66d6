import type { OverviewView } from '@latchkey/contracts/procedures/overview';
import { ChevronRight } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Link } from '../../components/link.tsx';
import { HealthBadge } from '../channels/health-badge.tsx';
import { useOrganisation } from '../organisation/use-organisation.ts';

/** Each channel with its health, and what it lacks. */
export function ChannelList({ channels }: { channels: OverviewView['channels'] }) {
  const t = useTranslations();
  const { id } = useOrganisation();
  return (
    <section
      aria-labelledby="overview-channels"
      className="rounded-2xl border border-line bg-surface shadow-sm"
    >
      <h2 id="overview-channels" className="px-5 pt-5 pb-2 text-lg font-semibold">
        {t('overview.channels.title')}
      </h2>
      {channels.length === 0 ? (
        <p className="px-5 pb-5 text-muted">
          {t('overview.channels.none')}{' '}
          <Link href={`/o/${id}/channels`} className="text-accent underline underline-offset-4">
            {t('overview.channels.connect')}
          </Link>
        </p>
      ) : (
        <ul className="divide-y divide-line">
          {channels.map(({ id: channelId, title, health, needs, members }) => (
            <li key={channelId}>
              <Link
                href={`/o/${id}/channels/${channelId}`}
                className="flex min-h-16 items-center gap-4 px-5 py-3 -outline-offset-2 hover:bg-sunken"
              >
                <span className="min-w-0 flex-1">
                  <span className="block truncate font-medium">{title}</span>
                  <span className="block truncate text-sm text-muted">
                    {needs[0]
                      ? t(`channels.needs.${needs[0]}.name`)
                      : t('overview.channels.members', { count: members })}
                  </span>
                </span>
                <HealthBadge health={health} />
                <ChevronRight className="size-4 shrink-0 text-muted" />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
