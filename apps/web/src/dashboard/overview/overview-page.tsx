import { useTranslations } from 'use-intl';
import { useOrganisation } from '../organisation/use-organisation.ts';
import { PageHeader } from '../shell/page-header.tsx';

/** How the organisation is doing. */
export function OverviewPage() {
  const t = useTranslations('shell.nav');
  return <PageHeader title={t('overview')} intro={useOrganisation().name} />;
}
