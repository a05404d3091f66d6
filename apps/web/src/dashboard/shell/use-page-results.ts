import { useTranslations } from 'use-intl';
import { useMay, useOrganisation } from '../organisation/use-organisation.ts';
import { navItems } from './nav-items.ts';
import type { PaletteSource } from './palette-source.ts';

/** The organisation's pages, by their names. */
export function usePageResults(text: string): PaletteSource {
  const t = useTranslations('shell');
  const { id } = useOrganisation();
  const may = useMay();
  const wanted = text.trim().toLocaleLowerCase();
  const items = navItems
    .filter(({ permission }) => may(permission))
    .map(({ name, path, icon }) => ({ id: name, label: t(`nav.${name}`), icon, href: `/o/${id}${path}` }))
    .filter(({ label }) => label.toLocaleLowerCase().includes(wanted));
  return { heading: t('palette.pages'), items, busy: false };
}
