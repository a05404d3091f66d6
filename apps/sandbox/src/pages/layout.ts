import type { SandboxClock } from '../clock.ts';
import { clientScript } from './client-script.ts';
import { Html, type HtmlValue, html } from './html.ts';
import { moment } from './moment.ts';
import { style } from './style.ts';

const places = [
  ['/', 'Sandbox'],
  ['/play', 'Subscriber'],
  ['/telegram', 'Telegram'],
  ['/stripe', 'Stripe'],
  ['/mail', 'Mail'],
] as const;

export interface Page {
  title: string;
  /** Which place of the menu is marked. */
  place: (typeof places)[number][0];
  clock: SandboxClock;
  body: HtmlValue;
}

/** A whole page: style and script inside, nothing from elsewhere. */
export function renderPage({ title, place, clock, body }: Page): string {
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Latchkey sandbox</title>
<link rel="icon" href="data:,">
<style>${new Html(style)}</style>
</head>
<body>
<div class="top">
<strong><span class="mark" aria-hidden="true">L</span> Latchkey sandbox</strong>
<nav aria-label="Places">${places.map(([path, name]) => html`<a href="${path}"${path === place && html` aria-current="page"`}>${name}</a>`)}</nav>
<span class="clock small" id="clock" data-live="part">Sandbox time ${moment(clock.now().getTime(), 'date')}</span>
</div>
<main>${body}</main>
<div class="toast" id="toast" role="status"></div>
<script type="module">${new Html(clientScript)}</script>
</body>
</html>`;
  return page.source;
}
