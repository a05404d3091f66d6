import type { botProcedures } from '@latchkey/contracts/procedures/bot';
import { Composer } from 'grammy';
import type { ChatJoinRequest } from 'grammy/types';
import type { z } from 'zod';
import type { ApiClient } from '../api-client.ts';
import { type BotContext, callFor } from '../bot-context.ts';
import { answerAtTelegram } from './answer-at-telegram.ts';
import { personOf } from './person-of.ts';
import { showApp } from './show-app.ts';
import { tellHowToBuy } from './tell-how-to-buy.ts';

type Report = z.input<typeof botProcedures.joinAnswered.input>;

const decideWithinMs = 7_000;
const reportAttempts = 3;

/** A request to join: the api decides by identity, Telegram is told, the api hears what Telegram said. */
export function joinRequest(api: ApiClient): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.on('chat_join_request', async (ctx) => {
    const request = ctx.chatJoinRequest;
    const answer = await ask(api, ctx, request);
    if (answer.answer === 'leave') {
      if (request.query_id) await ctx.api.answerChatJoinRequestQuery(request.query_id, 'queue');
      return;
    }
    // They decide now: what comes of it is a payment, or nothing.
    if (answer.answer === 'show_app' && (await showApp(ctx, request, answer.url)) !== 'failed') return;
    const isApproved = answer.answer === 'approve';
    // Telegram lets a bot write to somebody who never started it only until the request is answered.
    if (!isApproved) await tellHowToBuy(ctx, request, answer.plans);
    const outcome = await answerAtTelegram(ctx, request, isApproved ? 'approve' : 'decline');
    await report(api, ctx, {
      botTelegramId: ctx.me.id,
      joinRequestId: answer.joinRequestId,
      lease: isApproved ? answer.lease : null,
      outcome,
    });
  });
  return composer;
}

function ask(api: ApiClient, ctx: BotContext, request: ChatJoinRequest) {
  return api.bot.joinRequest.mutate(
    {
      botTelegramId: ctx.me.id,
      chatId: request.chat.id,
      person: personOf(request.from),
      requestedAt: new Date(request.date * 1_000).toISOString(),
      mayShowApp: request.query_id !== undefined,
    },
    callFor(ctx, decideWithinMs),
  );
}

/** Should all attempts fail, the lease runs out and the worker looks at Telegram itself. */
async function report(api: ApiClient, ctx: BotContext, outcome: Report): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await api.bot.joinAnswered.mutate(outcome, callFor(ctx));
      return;
    } catch (error) {
      if (attempt === reportAttempts) throw error;
      ctx.log.warn({ err: error, attempt }, 'the answer to a join request was not taken; trying again');
    }
  }
}
