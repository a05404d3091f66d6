import { z } from 'zod';
import { findBot } from '../../telegram/bots.ts';
import type { BotRecord, UserRecord } from '../../telegram/telegram-state.ts';
import { html } from '../html.ts';
import { renderPage } from '../layout.ts';
import type { PageContext } from '../page-routes.ts';
import { renderConversation } from './conversation.ts';
import { renderPeople } from './people.ts';
import { renderPlaces } from './places.ts';
import { renderSheet } from './sheet.ts';
import { readTelegramLink } from './telegram-links.ts';

const PlayQuery = z.object({
  user: z.coerce.number().int().optional().catch(undefined),
  bot: z.string().optional(),
  start: z.string().optional(),
  join: z.string().optional(),
  invoice: z.string().optional(),
  /** Any t.me link, as it is typed in. */
  link: z.string().optional(),
});
export type PlayQuery = z.output<typeof PlayQuery>;

export function readPlayQuery(query: unknown): PlayQuery {
  const { link, ...rest } = PlayQuery.parse(query);
  return link === undefined ? rest : { ...rest, ...readTelegramLink(link.trim()) };
}

/** Who plays whom on this page, and which link they have just opened. */
export interface Play extends PageContext {
  query: PlayQuery;
  person: UserRecord;
  bot: BotRecord;
}

/** The subscriber's Telegram: who one is, the chat with the bot, the places one may enter. */
export function renderPlayPage(context: PageContext, query: PlayQuery): string {
  const { telegram, clock } = context;
  const people = Object.values(telegram.state.users);
  const person =
    query.user === undefined ? (hasLink(query) ? undefined : people[0]) : telegram.state.users[query.user];
  const bot = findBot(telegram, query.bot) ?? findBot(telegram);
  const list = renderPeople(people, person, query);
  const body =
    person && bot
      ? html`<div class="play">${renderSheet({ ...context, query, person, bot })}${list}${renderConversation({ ...context, query, person, bot })}
<div class="stack">${renderPlaces({ ...context, query, person, bot })}</div></div>`
      : html`<section class="panel"><h1>Who do you want to be?</h1><p class="soft">Pick a Telegram account or make one${hasLink(query) && ' to open the link with'}.</p></section>${list}`;
  return renderPage({ title: 'Subscriber', place: '/play', clock, body });
}

const hasLink = ({ start, join, invoice }: PlayQuery) =>
  [start, join, invoice].some((each) => each !== undefined);
