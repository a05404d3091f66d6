import { Composer, GrammyError } from 'grammy';
import type { PreCheckoutQuery } from 'grammy/types';
import type { ApiClient } from '../api-client.ts';
import { type BotContext, callFor } from '../bot-context.ts';
import { clip } from '../render/clip.ts';
import { personOf } from './person-of.ts';

type Verdict = { ok: true } | { ok: false; message: string };

/** Telegram waits ten seconds; what is left after this is for the way back. */
const decideWithinMs = 7_000;

/** Whether a payment in Stars may go on. Answered in time whatever happens: without the api's yes it is a no. */
export function preCheckout(api: ApiClient): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.on('pre_checkout_query', async (ctx) => {
    const verdict = await decide(api, ctx, ctx.preCheckoutQuery);
    try {
      await (verdict.ok
        ? ctx.answerPreCheckoutQuery(true)
        : ctx.answerPreCheckoutQuery(false, { error_message: clip(verdict.message, 255) }));
    } catch (error) {
      if (!isTooLate(error)) throw error;
      ctx.log.info('the payment had been answered or had expired');
    }
  });
  return composer;
}

async function decide(api: ApiClient, ctx: BotContext, query: PreCheckoutQuery): Promise<Verdict> {
  const leftMs = decideWithinMs - (performance.now() - ctx.delivery.receivedAt);
  try {
    const answer = await api.bot.preCheckout.mutate(
      {
        botTelegramId: ctx.me.id,
        person: personOf(query.from),
        payload: query.invoice_payload,
        currency: query.currency,
        totalAmount: query.total_amount,
      },
      callFor(ctx, leftMs),
    );
    return answer.ok ? answer : { ok: false, message: ctx.texts.stars.declined[answer.reason] };
  } catch (error) {
    ctx.log.error({ err: error }, 'payment declined: the api did not decide');
    return { ok: false, message: ctx.texts.stars.notNow };
  }
}

function isTooLate(error: unknown): boolean {
  return error instanceof GrammyError && /query is too old|query ID is invalid/i.test(error.description);
}
