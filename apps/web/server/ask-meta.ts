import type { PageMeta } from '@latchkey/contracts/procedures/shop';
import { z } from 'zod';

type Locale = PageMeta['locale'];

/** What is said of a page, or null while nobody knows. */
export type AskMeta = (path: string, locale: Locale) => Promise<PageMeta | null>;

/** A page must not wait longer than this for its title. */
const patienceMs = 800;
const keptMs = 30_000;
const mostKept = 500;

const Answer = z.object({
  result: z.object({
    data: z.object({
      found: z.boolean(),
      title: z.string(),
      description: z.string(),
      locale: z.enum(['en', 'fr']),
      canonical: z.string().startsWith('/'),
      hidden: z.boolean(),
    }),
  }),
});

/** Asks the api what stands in the head of a public page; answers are kept for half a minute. With the api away: null. */
export function createAskMeta(apiUrl: string): AskMeta {
  const kept = new Map<string, { meta: PageMeta; until: number }>();
  return async (path, locale) => {
    const key = `${locale} ${path}`;
    const known = kept.get(key);
    if (known && known.until > performance.now()) return known.meta;
    const meta = await ask(apiUrl, path, locale);
    if (!meta) return known?.meta ?? null;
    kept.delete(key);
    kept.set(key, { meta, until: performance.now() + keptMs });
    if (kept.size > mostKept) kept.delete(kept.keys().next().value ?? '');
    return meta;
  };
}

async function ask(apiUrl: string, path: string, locale: Locale): Promise<PageMeta | null> {
  const input = encodeURIComponent(JSON.stringify({ path, locale }));
  try {
    const response = await fetch(`${apiUrl}/trpc/shop.meta?input=${input}`, {
      signal: AbortSignal.timeout(patienceMs),
    });
    return response.ok ? (Answer.safeParse(await response.json()).data?.result.data ?? null) : null;
  } catch {
    return null;
  }
}

/** The language in which a page is asked for: by its address, else by the browser. */
export function localeAsked(lang: unknown, acceptLanguage: string | undefined): Locale {
  if (lang === 'en' || lang === 'fr') return lang;
  const preferred = (acceptLanguage ?? '')
    .split(',')
    .map((part) => part.trim().slice(0, 2).toLowerCase())
    .find((part) => part === 'en' || part === 'fr');
  return preferred === 'fr' ? 'fr' : 'en';
}
