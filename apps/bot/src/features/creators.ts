import { AlertId } from '@latchkey/contracts/ids';
import type { AlertAct, AlertActOutcome } from '@latchkey/contracts/procedures/bot-creator';
import { Composer, GrammyError } from 'grammy';
import type { ApiClient } from '../api-client.ts';
import { type BotContext, callFor } from '../bot-context.ts';
import { renderStats } from '../render/render-stats.ts';
import { personOf } from './person-of.ts';
import { say } from './say.ts';

/** For those who run an organisation: the buttons under an alert, and /stats. For anybody else there is neither. */
export function creators(api: ApiClient): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.command('stats', async (ctx, next) => {
    if (!ctx.from) return next();
    const whose = { botTelegramId: ctx.me.id, person: personOf(ctx.from) };
    const stats = await api.bot.stats.query(whose, callFor(ctx));
    if (stats.length === 0) return next();
    await say(ctx, renderStats(ctx.texts, stats));
  });
  composer.callbackQuery(/^alert:(\w+):(\w+)$/, async (ctx, next) => {
    const act = verbs[ctx.match[1] ?? ''];
    const alertId = AlertId.safeParse(ctx.match[2]).data;
    if (!act || !alertId) return next();
    const whose = { botTelegramId: ctx.me.id, person: personOf(ctx.from) };
    const { outcome, by } = await api.bot.actOnAlert.mutate({ ...whose, alertId, act }, callFor(ctx));
    const words = ctx.texts.alerts.outcomes[outcome](by);
    if (settles.has(outcome)) await addTo(ctx, words);
    await ctx.answerCallbackQuery({ text: words, show_alert: !settles.has(outcome) });
  });
  return composer;
}

const verbs: Readonly<Record<string, AlertAct>> = {
  ack: 'acknowledge',
  look: 'look',
  release: 'release',
  keep: 'keep',
};

/** What is written into the message; of the rest only the one who tapped hears. */
const settles: ReadonlySet<AlertActOutcome> = new Set(['acknowledged', 'looked', 'released', 'kept', 'over']);

/** Writes into the alert who has done what; its buttons that act go, the way to the web stays. */
async function addTo(ctx: BotContext, words: string): Promise<void> {
  const message = ctx.callbackQuery?.message;
  const text = message && 'text' in message ? message.text : undefined;
  if (!message || text === undefined || text.endsWith(words)) return;
  const entities = 'entities' in message ? message.entities : undefined;
  const rows = ('reply_markup' in message && message.reply_markup?.inline_keyboard) || [];
  const links = rows.map((row) => row.filter((button) => 'url' in button)).filter((row) => row.length > 0);
  try {
    await ctx.editMessageText(`${text}\n\n${words}`, {
      link_preview_options: { is_disabled: true },
      reply_markup: { inline_keyboard: links },
      ...(entities && { entities }),
    });
  } catch (error) {
    // Too old to be changed: who tapped reads it all the same.
    if (!(error instanceof GrammyError)) throw error;
    ctx.log.info({ err: error }, 'an alert could not be changed');
  }
}
