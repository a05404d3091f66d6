import type { PageMeta } from '@latchkey/contracts/procedures/shop';

/** Where our markup is replaced: what index.html has when nobody knows better. */
const plainTitle = '<title>Latchkey</title>';
const plainLang = '<html lang="en"';

/**
 * Puts what the api says of a public page into its head, for who shares the address and for search engines. Names of creators
 * and plans are anybody's text, so all of it is escaped.
 */
export function fillHead(html: string, meta: PageMeta, publicWebUrl: string): string {
  const url = new URL(meta.canonical, publicWebUrl).href;
  const lines = [
    `<title>${escaped(meta.title)}</title>`,
    tag('name', 'description', meta.description),
    tag('property', 'og:type', 'website'),
    tag('property', 'og:site_name', 'Latchkey'),
    tag('property', 'og:title', meta.title),
    tag('property', 'og:description', meta.description),
    tag('property', 'og:url', url),
    tag('property', 'og:locale', meta.locale === 'fr' ? 'fr_FR' : 'en_GB'),
    tag('name', 'twitter:card', 'summary'),
    ...(meta.hidden ? [tag('name', 'robots', 'noindex')] : [canonical(url)]),
  ];
  return html
    .replace(plainTitle, () => lines.join('\n    '))
    .replace(plainLang, `<html lang="${meta.locale}"`);
}

function tag(kind: 'name' | 'property', name: string, content: string): string {
  return `<meta ${kind}="${name}" content="${escaped(content)}" />`;
}

/** The page's own address, whichever way led to it, and the same in each language. */
function canonical(url: string): string {
  const at = escaped(url);
  return [
    `<link rel="canonical" href="${at}" />`,
    `<link rel="alternate" hreflang="en" href="${at}?lang=en" />`,
    `<link rel="alternate" hreflang="fr" href="${at}?lang=fr" />`,
  ].join('\n    ');
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] as string);
}
