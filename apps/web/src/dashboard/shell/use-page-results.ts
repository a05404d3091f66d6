import { Settings } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useMay, useOrganisation } from '../organisation/use-organisation.ts';
import { settingsPartsFor } from '../settings/settings-parts.ts';
import { navItems } from './nav-items.ts';
import type { PaletteSource } from './palette-source.ts';

/** The organisation's pages, by their names; the parts of its settings once something is typed. */
export function usePageResults(text: string): PaletteSource {
  const t = useTranslations('shell');
  const parts = useTranslations('settings.parts');
  const { id } = useOrganisation();
  const may = useMay();
  const wanted = text.trim().toLocaleLowerCase();
  const pages = navItems
    .filter(({ permission }) => may(permission))
    .map(({ name, path, icon }) => ({
      id: name as string,
      label: t(`nav.${name}`),
      icon,
      href: `/o/${id}${path}`,
    }));
  const settings = settingsPartsFor(may).map(({ name, path }) => ({
    id: `settings ${name}`,
    label: `${t('nav.settings')}: ${parts(name)}`,
    icon: Settings,
    href: `/o/${id}/settings${path}`,
  }));
  const items = [...pages, ...(wanted === '' ? [] : settings)].filter(({ label }) =>
    label.toLocaleLowerCase().includes(wanted),
  );
  return { heading: t('palette.pages'), items, busy: false };
}
