import { type Html, html } from './html.ts';

/** The first letters of a name on a colour that stays the same for an id. */
export function avatar(name: string, id: number): Html {
  const letters = name
    .split(/\s+/)
    .map((word) => word[0] ?? '')
    .join('')
    .slice(0, 2);
  return html`<span class="avatar" style="--hue:${Math.abs(id * 47) % 360}" aria-hidden="true">${letters}</span>`;
}
