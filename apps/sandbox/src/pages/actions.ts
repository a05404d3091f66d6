import { type Html, html } from './html.ts';

export interface Action {
  label: string;
  path: string;
  body?: unknown;
  method?: 'POST' | 'DELETE';
  /** Where to go afterwards; without it the page is refreshed. */
  next?: string;
  look?: 'primary' | 'danger' | 'quiet';
  /** What to say when it is done. */
  done?: string;
}

/** A button that posts JSON; the page's script does the rest. */
export function actionButton(action: Action): Html {
  const { label, path, body = {}, method = 'POST', next, look = 'quiet', done } = action;
  return html`<button type="button" class="btn ${look}" data-post="${path}" data-method="${method}" data-body="${JSON.stringify(body)}" data-next="${next ?? ''}" data-done="${done ?? ''}">${label}</button>`;
}

/** Names, colours and times the pages share. */
export function avatar(name: string, id: number): Html {
  const letters = name
    .split(/\s+/)
    .map((word) => word[0] ?? '')
    .join('')
    .slice(0, 2);
  return html`<span class="avatar" style="--hue:${Math.abs(id * 47) % 360}" aria-hidden="true">${letters}</span>`;
}

/** A moment of the sandbox's clock; the page's script turns it into local time. */
export function moment(ms: number, form: 'time' | 'full' | 'date' = 'time'): Html {
  const iso = new Date(ms).toISOString();
  const shown = form === 'time' ? iso.slice(11, 16) : `${iso.slice(0, 10)} ${iso.slice(11, 16)}`;
  return html`<time datetime="${iso}" data-form="${form}">${shown}</time>`;
}
