import { useFormatter } from 'use-intl';

/**
 * How long ago a moment was, in the page's language. What lies ahead by a little, because clocks differ, is now.
 *
 * @param now the moment to count from
 */
export function useAgo(now: Date): (at: string) => string {
  const format = useFormatter();
  return (at) => format.relativeTime(Math.min(Date.parse(at), now.getTime()), now);
}
