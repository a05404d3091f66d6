import { MenuIcon, Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { AccountMenu } from './account-menu.tsx';
import { SearchAnything } from './search-anything.tsx';

/** Above every page: the menu on a phone, the search, the account. */
export function TopBar({ onOpenNav }: { onOpenNav: () => void }) {
  const t = useTranslations('shell');
  const [searching, search] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      search(true);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return (
    <header className="sticky top-0 z-30 flex items-center gap-2 bg-page/95 px-4 py-3 backdrop-blur sm:px-8">
      <button
        type="button"
        aria-label={t('menu')}
        onClick={onOpenNav}
        className="-ml-2 grid size-11 shrink-0 place-items-center rounded-lg hover:bg-sunken lg:hidden"
      >
        <MenuIcon className="size-6" />
      </button>
      <button
        type="button"
        onClick={() => search(true)}
        className="flex min-h-11 min-w-0 flex-1 items-center gap-3 rounded-xl border border-line bg-surface px-3.5 text-left text-muted hover:text-ink sm:max-w-sm"
      >
        <Search className="size-4 shrink-0" />
        <span className="min-w-0 flex-1 truncate">{t('palette.open')}</span>
        <kbd className="hidden rounded border border-line px-1.5 py-0.5 font-sans text-xs sm:block">
          Ctrl K
        </kbd>
      </button>
      <div className="ml-auto">
        <AccountMenu />
      </div>
      {searching && <SearchAnything onClose={() => search(false)} />}
    </header>
  );
}
