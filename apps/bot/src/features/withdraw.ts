import { OrderId } from '@latchkey/contracts/ids';
import { Composer } from 'grammy';
import type { ApiClient } from '../api-client.ts';
import { type BotContext, callFor } from '../bot-context.ts';
import { renderChoice } from '../render/render-choice.ts';
import { isWithdrawable } from '../render/render-purchase.ts';
import { renderWithdrawalStep, renderWithdrawn } from '../render/render-withdrawal.ts';
import { present } from './present.ts';
import { speakingOf } from './speaking-of.ts';
import { showStatus } from './status.ts';

/**
 * /withdraw: the withdrawal from a contract in its two steps (Directive 2011/83/EU, article 11a). What it takes is asked for in
 * between; the receipt comes here and by mail.
 */
export function withdraw(api: ApiClient): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.command('withdraw', async (ctx) => {
    const { acts } = ctx.texts;
    const { purchases } = await api.chat.standing.query(speakingOf(ctx), callFor(ctx));
    const open = purchases.filter(isWithdrawable);
    if (open.length === 0) return present(ctx, { text: acts.nothingToWithdraw });
    const choices = open.map((each) => ({ ...each, data: `withdraw:of:${each.orderId}` }));
    await present(ctx, renderChoice(acts.whichWithdraw, choices));
  });
  composer.callbackQuery(/^withdraw:of:(ord_\w+)$/, async (ctx) => {
    const of = { ...speakingOf(ctx), orderId: OrderId.parse(ctx.match[1]) };
    const answer = await api.chat.beginWithdrawal.mutate(
      { ...of, updateId: ctx.update.update_id },
      callFor(ctx),
    );
    const { withdrawal } = ctx.texts;
    await present(
      ctx,
      answer.kind === 'step' ? renderWithdrawalStep(ctx.texts, answer.step) : { text: withdrawal.notOpen },
    );
  });
  composer.callbackQuery(/^withdraw:mail:(\d+)$/, async (ctx) => {
    const of = { ...speakingOf(ctx), version: Number(ctx.match[1]), updateId: ctx.update.update_id };
    const answer = await api.chat.useKnownEmail.mutate(of, callFor(ctx));
    if (answer.kind === 'stale') return showStatus(api, ctx);
    await present(ctx, renderWithdrawalStep(ctx.texts, answer.step));
  });
  composer.callbackQuery(/^withdraw:yes:(\d+)$/, async (ctx) => {
    const { locale } = ctx.texts;
    const of = { ...speakingOf(ctx), version: Number(ctx.match[1]), locale };
    const answer = await api.chat.withdraw.mutate(of, callFor(ctx));
    if (answer.kind === 'stale') return showStatus(api, ctx);
    await present(ctx, renderWithdrawn(ctx.texts, answer));
  });
  composer.callbackQuery('withdraw:stop', async (ctx) => {
    await api.chat.stopAsking.mutate(speakingOf(ctx), callFor(ctx));
    await present(ctx, { text: ctx.texts.withdrawal.stopped });
  });
  return composer;
}
