import { Building2, ChevronsUpDown, Plus } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Menu, MenuItem, MenuLabel, MenuSeparator } from '../../components/menu.tsx';
import { useOrganisation, useOrganisations } from '../organisation/use-organisation.ts';

/** Which organisation is looked at, and the way to another one. */
export function OrganisationMenu() {
  const t = useTranslations('shell');
  const { id, name } = useOrganisation();
  const organisations = useOrganisations();
  const trigger = (
    <button
      type="button"
      className="flex min-h-12 w-full items-center gap-2.5 rounded-xl border border-line bg-surface px-2.5 py-2 text-left hover:bg-sunken"
    >
      <span
        aria-hidden="true"
        className="grid size-8 shrink-0 place-items-center rounded-lg bg-accent font-bold text-on-accent"
      >
        {initialOf(name)}
      </span>
      <span className="line-clamp-2 min-w-0 flex-1 text-[0.95rem] leading-snug font-semibold tracking-tight break-words">
        {name}
      </span>
      <ChevronsUpDown className="size-4 shrink-0 text-muted" />
    </button>
  );
  return (
    <Menu trigger={trigger} align="start">
      <MenuLabel>{t('organisations')}</MenuLabel>
      {organisations.map((each) => (
        <MenuItem key={each.id} href={`/o/${each.id}`}>
          <Building2 className="size-4 shrink-0 text-muted" />
          <span className={each.id === id ? 'font-semibold' : ''}>{each.name}</span>
        </MenuItem>
      ))}
      <MenuSeparator />
      <MenuItem href="/welcome">
        <Plus className="size-4 shrink-0 text-muted" />
        {t('newOrganisation')}
      </MenuItem>
    </Menu>
  );
}

function initialOf(name: string): string {
  return (Array.from(name.trim())[0] ?? '·').toUpperCase();
}
