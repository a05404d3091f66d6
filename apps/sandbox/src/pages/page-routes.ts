import type { FastifyInstance, FastifyReply } from 'fastify';
import type { SandboxClock } from '../clock.ts';
import type { TelegramWorld } from '../telegram/telegram-world.ts';
import { renderHomePage } from './home-page.ts';
import { renderMiniAppPage } from './mini-app/mini-app-page.ts';
import { readPlayQuery, renderPlayPage } from './play/play-page.ts';
import { readTelegramLink } from './play/telegram-links.ts';
import { renderChatPage } from './telegram/chat-page.ts';
import { renderTelegramPage } from './telegram/telegram-page.ts';

export interface PageContext {
  clock: SandboxClock;
  telegram: TelegramWorld;
}

/** The pages to try the product with. */
export function pageRoutes(app: FastifyInstance, context: PageContext): void {
  app.get('/', (_request, reply) => sendHtml(reply, renderHomePage(context)));
  app.get('/play', (request, reply) =>
    sendHtml(reply, renderPlayPage(context, readPlayQuery(request.query))),
  );
  app.get('/play/mini-app', (request, reply) => {
    const page = renderMiniAppPage(context, request.query);
    return page ? sendHtml(reply, page) : reply.redirect('/play');
  });
  app.get('/telegram', (_request, reply) => sendHtml(reply, renderTelegramPage(context)));
  app.get<{ Params: { chatId: string } }>('/telegram/chats/:chatId', (request, reply) => {
    const chat = context.telegram.state.chats[request.params.chatId];
    return chat ? sendHtml(reply, renderChatPage(context, chat)) : reply.redirect('/telegram');
  });
  // What t.me does: /t/<bot>?start=…, /t/+invite, /t/$invoice
  app.get<{ Params: { name: string }; Querystring: { start?: string } }>('/t/:name', (request, reply) => {
    const { start } = request.query;
    const link = `https://t.me/${request.params.name}${start === undefined ? '' : `?start=${start}`}`;
    return reply.redirect(`/play?${new URLSearchParams(readTelegramLink(link))}`);
  });
}

export function sendHtml(reply: FastifyReply, page: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(page);
}
