import { useTranslations } from 'use-intl';
import { Tabs } from '../../components/tabs.tsx';
import { useMay, useOrganisation } from '../organisation/use-organisation.ts';
import { type SettingsPart, settingsParts, settingsPartsFor } from './settings-parts.ts';

/** The parts of the settings, with the one that is shown. */
export function SettingsTabs({ part }: { part: SettingsPart }) {
  const t = useTranslations('settings.parts');
  const { id } = useOrganisation();
  const may = useMay();
  const hrefOf = (path: string) => `/o/${id}/settings${path}`;
  return (
    <Tabs
      label={t('label')}
      current={hrefOf(settingsParts.find(({ name }) => name === part)?.path ?? '')}
      tabs={settingsPartsFor(may).map(({ name, path }) => ({ href: hrefOf(path), label: t(name) }))}
    />
  );
}
