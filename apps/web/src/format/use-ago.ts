import { useFormatter, useTranslations } from 'use-intl';

/** Below this a number would only flicker. */
const justNowMs = 45_000;

/**
 * How long ago a moment was, in the page's language. What lies ahead by a little, because clocks differ, is now.
 *
 * @param now the moment to count from
 */
export function useAgo(now: Date): (at: string) => string {
  const format = useFormatter();
  const t = useTranslations('shell');
  return (at) =>
    now.getTime() - Date.parse(at) < justNowMs ? t('justNow') : format.relativeTime(Date.parse(at), now);
}
