import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Tabs } from '../../components/tabs.tsx';
import { useOrganisation } from '../organisation/use-organisation.ts';
import { PageHeader } from '../shell/page-header.tsx';
import { type SettingsPart, settingsParts } from './settings-parts.ts';

/** A part of the settings, among the others. */
export function SettingsFrame({ part, children }: { part: SettingsPart; children: ReactNode }) {
  const t = useTranslations('settings');
  const { id } = useOrganisation();
  const hrefOf = (path: string) => `/o/${id}/settings${path}`;
  const current = settingsParts.find(({ name }) => name === part)?.path ?? '';
  return (
    <>
      <PageHeader title={t('title')} intro={t(`${part}.intro`)} />
      <Tabs
        label={t('parts.label')}
        current={hrefOf(current)}
        tabs={settingsParts.map(({ name, path }) => ({ href: hrefOf(path), label: t(`parts.${name}`) }))}
      />
      <div className="flex max-w-3xl flex-col gap-6 pt-6">{children}</div>
    </>
  );
}
