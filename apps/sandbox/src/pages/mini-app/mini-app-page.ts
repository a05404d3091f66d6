import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { signInitData } from '../../telegram/mini-app/sign-init-data.ts';
import { Html, html } from '../html.ts';
import { renderPage } from '../layout.ts';
import type { PageContext } from '../page-routes.ts';
import { miniAppScript } from './mini-app-script.ts';

const MiniAppQuery = z.object({ user: z.coerce.number().int(), chat: z.coerce.number().int() });

/** What Telegram's apps tell a Mini App of their colours. */
const theme = {
  bg_color: '#ffffff',
  secondary_bg_color: '#f1f1f4',
  text_color: '#16181d',
  hint_color: '#575d69',
  link_color: '#2a5db0',
  button_color: '#2a5db0',
  button_text_color: '#ffffff',
};

/** The Mini App that a bot has shown to who asks to join, in a frame as Telegram on the web has it; undefined: there is none. */
export function renderMiniAppPage({ telegram, clock }: PageContext, query: unknown): string | undefined {
  const asked = MiniAppQuery.safeParse(query).data;
  const chat = asked && telegram.state.chats[asked.chat];
  const person = asked && telegram.state.users[asked.user];
  const app = asked && chat?.requests[asked.user]?.miniApp;
  const bot = app && Object.values(telegram.state.bots).find(({ user }) => user.id === app.botId);
  if (!asked || !person || !chat || !bot) return undefined;
  const { id, first_name, username, language_code } = person.user;
  const initData = signInitData(bot, {
    query_id: randomBytes(12).toString('base64url'),
    user: JSON.stringify({ id, first_name, username, language_code }),
    // Signatures are on wall time, also where the sandbox's clock was moved.
    auth_date: String(Math.floor(Date.now() / 1_000)),
  });
  const launch = new URLSearchParams({
    tgWebAppData: initData,
    tgWebAppVersion: '9.0',
    tgWebAppPlatform: 'web',
    tgWebAppThemeParams: JSON.stringify(theme),
  });
  const next = `/play?user=${id}&bot=${bot.user.username}`;
  const body = html`<section class="panel"><p class="small"><a href="${next}">← Close</a></p><h1>${bot.user.first_name}</h1>
<p class="soft small">A Mini App, shown because ${first_name} asks to join ${chat.title}.</p>
<div id="sheet" role="status"></div>
<iframe id="app" title="Mini App" src="${app.url}#${launch.toString()}" data-user="${id}" data-next="${next}" style="width:100%;max-width:430px;height:640px;border:1px solid #8884;border-radius:14px"></iframe></section>
<script type="module">${new Html(miniAppScript)}</script>`;
  return renderPage({ title: 'Mini App', place: '/play', clock, body });
}
