import { type Html, html } from './html.ts';

/** A moment of the sandbox's clock; the page's script turns it into local time. */
export function moment(ms: number, form: 'time' | 'day' | 'full' | 'date' = 'time'): Html {
  const iso = new Date(ms).toISOString();
  const [day, time] = [iso.slice(0, 10), iso.slice(11, 16)];
  const shown = { time, day, full: `${day} ${time}`, date: `${day} ${time}` }[form];
  return html`<time datetime="${iso}" data-form="${form}">${shown}</time>`;
}
