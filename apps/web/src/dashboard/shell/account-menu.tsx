import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { CircleUserRound, LogOut, User } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Menu, MenuChoice, MenuItem, MenuLabel, MenuSeparator } from '../../components/menu.tsx';
import { locales } from '../../messages/locale.ts';
import { useLanguage } from '../../messages/messages-provider.tsx';
import { setTheme, storedTheme, themes } from '../../theme/theme.ts';
import { sessionOptions } from '../session/session.ts';
import { useSignOut } from '../session/use-sign-out.ts';

/** Who is signed in, language, appearance, the way out. */
export function AccountMenu() {
  const t = useTranslations();
  const { locale, choose } = useLanguage();
  const [theme, showTheme] = useState(storedTheme);
  const { auth } = useRouter().options.context;
  const { data: session } = useQuery(sessionOptions(auth));
  const signOut = useSignOut();
  const trigger = (
    <button
      type="button"
      aria-label={t('shell.account')}
      className="grid size-11 place-items-center rounded-full text-muted hover:bg-sunken hover:text-ink"
    >
      <CircleUserRound className="size-6" />
    </button>
  );
  return (
    <Menu trigger={trigger}>
      {session && <MenuLabel>{session.user.email}</MenuLabel>}
      <MenuItem href="/account">
        <User className="size-4 shrink-0 text-muted" />
        {t('shell.account')}
      </MenuItem>
      <MenuSeparator />
      <MenuLabel>{t('common.language')}</MenuLabel>
      <MenuChoice
        value={locale}
        onChange={(chosen) => void choose(chosen)}
        choices={locales.map((each) => ({ value: each, label: t(`common.languages.${each}`) }))}
      />
      <MenuSeparator />
      <MenuLabel>{t('common.theme')}</MenuLabel>
      <MenuChoice
        value={theme}
        onChange={(chosen) => {
          setTheme(chosen);
          showTheme(chosen);
        }}
        choices={themes.map((each) => ({ value: each, label: t(`common.themes.${each}`) }))}
      />
      <MenuSeparator />
      <MenuItem onSelect={() => signOut.mutate()}>
        <LogOut className="size-4 shrink-0 text-muted" />
        {t('shell.signOut')}
      </MenuItem>
    </Menu>
  );
}
