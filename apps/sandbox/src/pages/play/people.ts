import type { UserRecord } from '../../telegram/telegram-state.ts';
import { avatar } from '../avatar.ts';
import { type Html, html } from '../html.ts';
import type { PlayQuery } from './play-page.ts';

/** The accounts to play with. A link that was opened before one has chosen stays open. */
export function renderPeople(
  people: readonly UserRecord[],
  current: UserRecord | undefined,
  query: PlayQuery,
): Html {
  const kept = current ? {} : linkOf(query);
  const address = (id: string) =>
    `/play?user=${id}${Object.entries(kept)
      .map(([name, value]) => `&${name}=${encodeURIComponent(value)}`)
      .join('')}`;
  return html`<section class="panel">
<h2>You are</h2>
<div class="people-list" id="people" data-live="part">${people.map(
    ({ user }) =>
      html`<a class="person" href="${address(String(user.id))}"${user.id === current?.user.id && html` aria-current="true"`}>${avatar(
        `${user.first_name} ${user.last_name ?? ''}`,
        user.id,
      )}<span>${user.first_name} ${user.last_name}<br><span class="soft small">${user.username ? `@${user.username}` : user.id}</span></span></a>`,
  )}</div>
<details id="new-person"${people.length === 0 && html` open`}><summary class="small">Somebody new</summary>
<form class="stack" data-post="/telegram/control/users" data-next="${address('{id}')}">
<label class="field">First name<input name="firstName" required autocomplete="off" placeholder="Ada"></label>
<label class="field">Username (optional)<input name="username" autocomplete="off" placeholder="ada_l"></label>
<button class="btn primary">Be this person</button>
</form></details>
</section>`;
}

function linkOf({ bot, start, join, invoice }: PlayQuery): Record<string, string> {
  const all = Object.entries({ bot, start, join, invoice });
  return Object.fromEntries(all.filter((entry): entry is [string, string] => entry[1] !== undefined));
}
