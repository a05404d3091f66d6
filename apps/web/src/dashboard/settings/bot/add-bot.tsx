import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/button.tsx';
import { Section } from '../../member/section.tsx';
import { TokenDialog } from './token-dialog.tsx';

/** Why a bot of one's own, and the way to it. */
export function AddBot({ hasOwn }: { hasOwn: boolean }) {
  const t = useTranslations('bot');
  const [adding, add] = useState(false);
  return (
    <Section title={t('own')}>
      <div className="flex flex-col items-start gap-3">
        <p className="text-pretty text-muted">{t('ownWhy')}</p>
        <p className="text-pretty text-muted">{t('ownStars')}</p>
        <Button kind={hasOwn ? 'quiet' : 'primary'} size="small" onClick={() => add(true)}>
          {t('register')}
        </Button>
      </div>
      <TokenDialog open={adding} onOpenChange={add} />
    </Section>
  );
}
