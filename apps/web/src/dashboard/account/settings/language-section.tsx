import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Segmented } from '../../../components/segmented.tsx';
import { locales } from '../../../messages/locale.ts';
import { useLanguage } from '../../../messages/messages-provider.tsx';
import { setTheme, storedTheme, themes } from '../../../theme/theme.ts';
import { Section } from './section.tsx';

/** Language and appearance; kept in this browser. */
export function LanguageSection() {
  const t = useTranslations();
  const { locale, choose } = useLanguage();
  const [theme, showTheme] = useState(storedTheme);
  return (
    <Section title={t('account.settings.language')}>
      <div className="flex flex-wrap gap-x-10 gap-y-5">
        <div className="flex flex-col gap-2">
          <p className="font-medium">{t('common.language')}</p>
          <Segmented
            label={t('common.language')}
            value={locale}
            onChange={(chosen) => void choose(chosen)}
            choices={locales.map((each) => ({ value: each, label: t(`common.languages.${each}`) }))}
          />
        </div>
        <div className="flex flex-col gap-2">
          <p className="font-medium">{t('common.theme')}</p>
          <Segmented
            label={t('common.theme')}
            value={theme}
            onChange={(chosen) => {
              setTheme(chosen);
              showTheme(chosen);
            }}
            choices={themes.map((each) => ({ value: each, label: t(`common.themes.${each}`) }))}
          />
        </div>
      </div>
    </Section>
  );
}
