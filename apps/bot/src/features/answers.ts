import type { Heard } from '@latchkey/contracts/conversation/asking';
import { Composer } from 'grammy';
import type { BotContext } from '../bot-context.ts';
import { clip } from '../render/clip.ts';
import type { Message } from '../render/message.ts';
import { renderWithdrawalStep } from '../render/render-withdrawal.ts';
import type { Texts } from '../texts/en.ts';
import { say } from './say.ts';

/** What came of an answer to a question: the api took it as it stored the update, so nothing is left but to say so. */
export function answers(): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.on('message:text', async (ctx, next) => {
    const { heard } = ctx.delivery;
    if (!heard) return next();
    await say(ctx, renderHeard(ctx.texts, heard));
  });
  return composer;
}

export function renderHeard(texts: Texts, heard: Heard): Message {
  switch (heard.kind) {
    case 'support_taken':
      return { text: texts.support.taken(heard.number, clip(heard.seller, 80)) };
    case 'withdrawal':
      return renderWithdrawalStep(texts, heard.step);
    case 'name_refused':
      return { text: texts.withdrawal.nameRefused };
    case 'email_refused':
      return { text: texts.withdrawal.emailRefused };
  }
}
