import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../api/trpc.ts';
import { Link } from '../../components/link.tsx';
import { Section } from '../member/section.tsx';
import { useMay, useOrganisation } from '../organisation/use-organisation.ts';
import { AddBot } from './bot/add-bot.tsx';
import { BotLine } from './bot/bot-line.tsx';
import { ChannelBot } from './bot/channel-bot.tsx';
import { SettingsFrame } from './settings-frame.tsx';

/** Who speaks to subscribers in Telegram: the bots, how they are, and which of them serves which channel. */
export function BotPage() {
  const t = useTranslations('bot');
  const { id: organisationId } = useOrganisation();
  const may = useMay();
  const { data } = useSuspenseQuery(useTRPC().ownBot.list.queryOptions({ organisationId }));
  const { bots, channels } = data;
  const isManager = may('organisation:manage');
  return (
    <SettingsFrame part="bot">
      {bots.length > 0 && (
        <Section title={t('serving')}>
          <ul className="flex flex-col divide-y divide-line">
            {bots.map((bot) => (
              <BotLine key={bot.id} bot={bot} isManager={isManager} />
            ))}
          </ul>
        </Section>
      )}
      {isManager && <AddBot hasOwn={bots.some(({ kind }) => kind === 'own')} />}
      <Section title={t('channels')}>
        {channels.length === 0 ? (
          <p className="text-muted">
            {t('noChannels')}{' '}
            <Link href={`/o/${organisationId}/channels`} className="text-accent underline underline-offset-4">
              {t('connect')}
            </Link>
          </p>
        ) : (
          <ul className="flex flex-col divide-y divide-line">
            {channels.map((channel) => (
              <ChannelBot key={channel.id} channel={channel} bots={bots} isManager={isManager} />
            ))}
          </ul>
        )}
      </Section>
    </SettingsFrame>
  );
}
