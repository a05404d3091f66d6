import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { PageHeader } from '../shell/page-header.tsx';
import type { SettingsPart } from './settings-parts.ts';
import { SettingsTabs } from './settings-tabs.tsx';

/** A part of the settings, among the others. */
export function SettingsFrame({
  part,
  wide = false,
  children,
}: {
  part: Exclude<SettingsPart, 'team'>;
  /** For two columns side by side. */
  wide?: boolean;
  children: ReactNode;
}) {
  const t = useTranslations('settings');
  return (
    <>
      <PageHeader title={t('title')} intro={t(`${part}.intro`)} />
      <SettingsTabs part={part} />
      <div className={`flex flex-col gap-6 pt-6 ${wide ? 'max-w-6xl' : 'max-w-3xl'}`}>{children}</div>
    </>
  );
}
