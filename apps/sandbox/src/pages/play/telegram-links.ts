import { type Html, type HtmlValue, html } from '../html.ts';
import type { Play } from './play-page.ts';

/** Where a link leads on this page: t.me links stay inside the sandbox, others open beside it. */
export function renderLinkTarget(play: Play, url: string, label: HtmlValue, look = ''): Html {
  const inside = insideAddress(play, url);
  return inside === undefined
    ? html`<a class="${look}" href="${safe(url)}" target="_blank" rel="noopener noreferrer">${label}</a>`
    : html`<a class="${look}" href="${inside}">${label}</a>`;
}

/** What a t.me link opens, as this page's query has it; undefined for any other link. */
export function readTelegramLink(url: string): Record<string, string> | undefined {
  const name = /^(?:https?:\/\/)?t\.me\/([^?#]+)/.exec(url)?.[1];
  if (name === undefined) return undefined;
  if (name.startsWith('+') || name.startsWith('joinchat/')) return { join: url };
  if (name.startsWith('$')) return { invoice: url };
  return { bot: name, start: new URL(url.replace(/^t\.me/, 'https://t.me')).searchParams.get('start') ?? '' };
}

function insideAddress({ person, bot }: Play, url: string): string | undefined {
  const target = readTelegramLink(url);
  const query = { user: String(person.user.id), bot: bot.user.username, ...target };
  return target && `/play?${new URLSearchParams(query)}`;
}

/** A link that is no web address is not followed. */
function safe(url: string): string {
  if (/^https?:\/\//i.test(url)) return url;
  return /^[\w-]+\.[\w.-]+/.test(url) ? `https://${url}` : '#';
}
