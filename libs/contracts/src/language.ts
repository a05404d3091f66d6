/** The languages in which people are written to. */
export const languages = ['en', 'fr'] as const;
export type Language = (typeof languages)[number];

/** The one of ours that fits a tag such as `fr-CA`; null: none does. */
export function languageOfTag(tag: string | null): Language | null {
  const primary = tag?.toLowerCase().split(/[-_]/)[0];
  return languages.find((language) => language === primary) ?? null;
}
