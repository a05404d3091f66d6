import { useTranslations } from 'use-intl';
import { Card } from '../../components/card.tsx';
import { Notice } from '../../components/notice.tsx';
import { useMay } from '../organisation/use-organisation.ts';
import { PageHeader } from '../shell/page-header.tsx';
import { BroadcastEditor } from './broadcast-editor.tsx';

export function NewBroadcastPage() {
  const t = useTranslations('broadcasts');
  const may = useMay()('organisation:manage');
  return (
    <>
      <PageHeader title={t('newTitle')} intro={t('newIntro')} />
      {may ? (
        <Card>
          <BroadcastEditor draft={null} />
        </Card>
      ) : (
        <Notice tone="warn">{t('notYours')}</Notice>
      )}
    </>
  );
}
