import { Monitor, Moon, Sun } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { locales } from '../messages/locale.ts';
import { useLanguage } from '../messages/messages-provider.tsx';
import { setTheme, storedTheme, themes } from '../theme/theme.ts';

const icons = { system: Monitor, light: Sun, dark: Moon } as const;

/** Language and appearance, for whoever has no account to keep them in. */
export function PageSettings() {
  const t = useTranslations('common');
  const { locale, choose } = useLanguage();
  const [theme, show] = useState(storedTheme);
  const Icon = icons[theme];
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system';
  const change = () => {
    setTheme(next);
    show(next);
  };
  return (
    <div className="flex flex-wrap items-center gap-1 text-sm">
      <fieldset className="flex">
        <legend className="sr-only">{t('language')}</legend>
        {locales.map((each) => (
          <button
            key={each}
            type="button"
            lang={each}
            aria-pressed={each === locale}
            onClick={() => void choose(each)}
            className="min-h-9 rounded-lg px-2.5 text-muted hover:text-ink aria-pressed:font-semibold aria-pressed:text-ink"
          >
            {t(`languages.${each}`)}
          </button>
        ))}
      </fieldset>
      <button
        type="button"
        onClick={change}
        aria-label={`${t('theme')}: ${t(`themes.${theme}`)}`}
        title={`${t('theme')}: ${t(`themes.${theme}`)}`}
        className="grid size-9 place-items-center rounded-lg text-muted hover:bg-sunken hover:text-ink"
      >
        <Icon className="size-4.5" />
      </button>
    </div>
  );
}
