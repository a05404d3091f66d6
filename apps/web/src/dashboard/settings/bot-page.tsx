import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../api/trpc.ts';
import { Link } from '../../components/link.tsx';
import { ShareLink } from '../links/share-link.tsx';
import { Section } from '../member/section.tsx';
import { useOrganisation } from '../organisation/use-organisation.ts';
import { SettingsFrame } from './settings-frame.tsx';

/** Who speaks to subscribers in Telegram, and how that may be a bot of one's own. */
export function BotPage() {
  const t = useTranslations('settings.bot');
  const { id: organisationId } = useOrganisation();
  const { data: channels } = useSuspenseQuery(useTRPC().channel.list.queryOptions({ organisationId }));
  const { data: start } = useSuspenseQuery(useTRPC().onboarding.get.queryOptions({ organisationId }));
  const { bot } = start.telegram;
  return (
    <SettingsFrame part="bot">
      {bot && (
        <Section title={t('now')}>
          <ShareLink what={`@${bot.username}`} url={`https://t.me/${bot.username}`} />
        </Section>
      )}
      <Section title={t('channels')}>
        {channels.length === 0 ? (
          <p className="text-muted">{t('none')}</p>
        ) : (
          <ul className="flex flex-col gap-1">
            {channels.map(({ id, title }) => (
              <li key={id}>
                <Link
                  href={`/o/${organisationId}/channels/${id}`}
                  className="text-accent underline-offset-4 hover:underline"
                >
                  {title}
                </Link>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title={t('own')}>
        <p className="text-pretty text-muted">{t('ownText')}</p>
      </Section>
    </SettingsFrame>
  );
}
