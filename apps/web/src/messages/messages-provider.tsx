import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { IntlProvider } from 'use-intl';
import type { DashboardMessages, Messages, ShopMessages } from './app-config.ts';
import { type Locale, regionOf, storeLocale } from './locale.ts';

/** Fetches the messages of one bundle in a language. */
export type LoadMessages = (locale: Locale) => Promise<ShopMessages | DashboardMessages>;

interface Language {
  locale: Locale;
  choose(locale: Locale): Promise<void>;
}

const LanguageContext = createContext<Language | null>(null);

interface Props {
  locale: Locale;
  messages: ShopMessages | DashboardMessages;
  load: LoadMessages;
  children: ReactNode;
}

/** Gives the pages their words. Another language is fetched when it is chosen; until it is there the old one stays. */
export function MessagesProvider({ locale: first, messages: firstMessages, load, children }: Props) {
  const [shown, show] = useState({ locale: first, messages: firstMessages });
  const { locale } = shown;
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  const language = useMemo<Language>(
    () => ({
      locale,
      choose: async (chosen) => {
        show({ locale: chosen, messages: await load(chosen) });
        storeLocale(chosen);
      },
    }),
    [locale, load],
  );
  return (
    <LanguageContext value={language}>
      <IntlProvider
        locale={regionOf(locale) as Locale}
        messages={shown.messages as unknown as Messages}
        timeZone={Intl.DateTimeFormat().resolvedOptions().timeZone}
      >
        {children}
      </IntlProvider>
    </LanguageContext>
  );
}

/** The language shown, and how to change it. */
export function useLanguage(): Language {
  const language = useContext(LanguageContext);
  if (!language) throw new Error('useLanguage outside of MessagesProvider');
  return language;
}
