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
