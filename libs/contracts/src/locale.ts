/** The languages we speak to people in: pages and mails are complete in each. */
export const locales = ['en', 'fr'] as const;
export type Locale = (typeof locales)[number];
