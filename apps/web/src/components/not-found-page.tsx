import { CircleHelp } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { ButtonLink } from './button-link.tsx';
import { MessageCard } from './message-card.tsx';
import { Page } from './page.tsx';

export function NotFoundPage() {
  const t = useTranslations('common');
  return (
    <Page title={t('notFound.title')}>
      <MessageCard tone="idle" icon={CircleHelp} title={t('notFound.title')}>
        <p className="text-muted">{t('notFound.text')}</p>
        <ButtonLink kind="quiet" href="/" className="mt-auto">
          {t('notFound.home')}
        </ButtonLink>
      </MessageCard>
    </Page>
  );
}
