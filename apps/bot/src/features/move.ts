import { AccountMoveId } from '@latchkey/contracts/ids';
import { Composer } from 'grammy';
import type { ApiClient } from '../api-client.ts';
import { type BotContext, callFor } from '../bot-context.ts';
import { renderMoves } from '../render/render-moves.ts';
import { present } from './present.ts';
import { speakingOf } from './speaking-of.ts';

/** /move: how to go over to another Telegram account, and the button by which the old account says that it was not them. */
export function move(api: ApiClient): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.command('move', async (ctx) => {
    const moves = await api.chat.moves.query(speakingOf(ctx), callFor(ctx));
    await present(ctx, renderMoves(ctx.texts, moves));
  });
  composer.callbackQuery(/^move:stop:(mov_[0-9a-z]{26})$/, async (ctx) => {
    const accountMoveId = AccountMoveId.parse(ctx.match[1]);
    const { kind } = await api.chat.stopMove.mutate({ ...speakingOf(ctx), accountMoveId }, callFor(ctx));
    const { acts, move: words } = ctx.texts;
    if (kind === 'unknown') return ctx.answerCallbackQuery({ text: acts.past, show_alert: true });
    await present(ctx, { text: words.stopDone[kind] });
  });
  return composer;
}
