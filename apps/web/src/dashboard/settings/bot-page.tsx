import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../api/trpc.ts';
import { Section } from '../member/section.tsx';
import { useOrganisation } from '../organisation/use-organisation.ts';
import { SettingsFrame } from './settings-frame.tsx';

/** Who speaks to subscribers in Telegram, and how that may be a bot of one's own. */
export function BotPage() {
  const t = useTranslations('settings.bot');
  const { id: organisationId } = useOrganisation();
  const { data: channels } = useSuspenseQuery(useTRPC().channel.list.queryOptions({ organisationId }));
  return (
    <SettingsFrame part="bot">
      <Section title={t('channels')}>
        {channels.length === 0 ? (
          <p className="text-muted">{t('none')}</p>
        ) : (
          <ul className="flex flex-col gap-1">
            {channels.map(({ id, title }) => (
              <li key={id}>{title}</li>
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
