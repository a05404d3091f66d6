import { CircleAlert } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button } from './button.tsx';
import { MessageCard } from './message-card.tsx';
import { Page } from './page.tsx';

/** When the app itself could not start or went on no further. */
export function BrokenPage() {
  const t = useTranslations('common');
  return (
    <Page title={t('broken.title')} announcement={t('broken.title')}>
      <MessageCard tone="bad" icon={CircleAlert} title={t('broken.title')}>
        <p className="text-muted">{t('broken.text')}</p>
        <Button className="mt-auto" onClick={() => window.location.reload()}>
          {t('loadAgain')}
        </Button>
      </MessageCard>
    </Page>
  );
}
