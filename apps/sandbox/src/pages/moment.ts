import { type Html, html } from './html.ts';

/** A moment of the sandbox's clock; the page's script turns it into local time. */
export function moment(ms: number, form: 'time' | 'full' | 'date' = 'time'): Html {
  const iso = new Date(ms).toISOString();
  const shown = form === 'time' ? iso.slice(11, 16) : `${iso.slice(0, 10)} ${iso.slice(11, 16)}`;
  return html`<time datetime="${iso}" data-form="${form}">${shown}</time>`;
}
