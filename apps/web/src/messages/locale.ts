/** The languages of the pages; each is complete, or the types do not hold. */
export const locales = ['en', 'fr'] as const;
export type Locale = (typeof locales)[number];

const name = 'latchkey.language';

/** The language to begin with: of the link (`?lang=fr`), of the last choice, of the browser. */
export function preferredLocale(): Locale {
  const asked = new URLSearchParams(window.location.search).get('lang');
  const wanted = [asked, readStored(), ...navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase())];
  return wanted.map(toLocale).find((locale) => locale !== undefined) ?? 'en';
}

/** Keeps a choice in this browser. */
export function storeLocale(locale: Locale): void {
  try {
    window.localStorage.setItem(name, locale);
  } catch {
    // Kept nowhere: the next visit begins with the browser's language again.
  }
}

/** The browser's own variant of a language, for dates and numbers: "en-GB" rather than "en". */
export function regionOf(locale: Locale): string {
  return navigator.languages.find((tag) => tag.toLowerCase().startsWith(`${locale}-`)) ?? locale;
}

function toLocale(text: string | null): Locale | undefined {
  return locales.find((locale) => locale === text);
}

function readStored(): string | null {
  try {
    return window.localStorage.getItem(name);
  } catch {
    return null;
  }
}
