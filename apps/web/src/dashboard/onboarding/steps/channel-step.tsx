import type { OnboardingView } from '@latchkey/contracts/procedures/onboarding';
import { useTranslations } from 'use-intl';
import { Link } from '../../../components/link.tsx';
import { Spinner } from '../../../components/spinner.tsx';
import { AddBot } from '../../channels/connect-channel.tsx';
import { HealthBadge } from '../../channels/health-badge.tsx';
import { NeedList } from '../../channels/need-list.tsx';
import { useConnectLinks } from '../../channels/use-connect-links.ts';
import { useMay, useOrganisation } from '../../organisation/use-organisation.ts';

type Props = Pick<OnboardingView, 'channel' | 'telegram'>;

/** The chat that is sold: the bot added with its two rights, and each that is missing by its name. */
export function ChannelStep({ channel: { state, channels }, telegram: { bot, anyoneLinked } }: Props) {
  const t = useTranslations('onboarding.channel');
  const may = useMay();
  const { id } = useOrganisation();
  const { open, busy } = useConnectLinks();
  return (
    <>
      {state !== 'ready' && (
        <p className="text-pretty text-muted">{bot ? t('why', { bot: bot.username }) : t('whyWithoutBot')}</p>
      )}
      {channels.map(({ id: channelId, title, health, needs }) => (
        <div key={channelId} className="flex flex-col gap-3 rounded-xl border border-line p-4">
          <div className="flex items-center gap-3">
            <Link
              href={`/o/${id}/channels/${channelId}`}
              className="min-w-0 flex-1 truncate font-medium underline-offset-4 hover:underline"
            >
              {title}
            </Link>
            <HealthBadge health={health} />
          </div>
          {needs.length > 0 && <NeedList needs={needs} />}
        </div>
      ))}
      {!anyoneLinked && <p className="text-muted">{t('first')}</p>}
      {anyoneLinked && may('organisation:manage') && <AddBot busy={busy} disabled={false} onOpen={open} />}
      {anyoneLinked && state !== 'ready' && (
        <p className="flex items-center gap-3 text-sm text-muted">
          <Spinner className="size-4" />
          {t('waiting')}
        </p>
      )}
    </>
  );
}
