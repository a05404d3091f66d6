import { OrganisationId } from '@latchkey/contracts/ids';
import type { ChatSeller } from '@latchkey/contracts/procedures/chat';
import { Composer, InlineKeyboard } from 'grammy';
import type { ApiClient } from '../api-client.ts';
import { type BotContext, callFor } from '../bot-context.ts';
import { clip } from '../render/clip.ts';
import { formatDay } from '../render/format-day.ts';
import type { Message } from '../render/message.ts';
import type { Texts } from '../texts/en.ts';
import { present } from './present.ts';
import { speakingOf } from './speaking-of.ts';

/** /privacy: what is kept, the way to all of it as a file, and in two steps the request to erase it. */
export function privacy(api: ApiClient): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  const sellersOf = (ctx: BotContext) => api.chat.sellers.query(speakingOf(ctx), callFor(ctx));
  const show = async (ctx: BotContext) => present(ctx, overview(ctx.texts, await sellersOf(ctx)));
  composer.command('privacy', show);
  composer.callbackQuery('privacy:show', show);
  composer.callbackQuery(/^privacy:erase:(org_\w+)$/, async (ctx) => {
    const sellers = await sellersOf(ctx);
    const seller = sellers.find(({ organisationId }) => organisationId === ctx.match[1]);
    await present(ctx, seller ? question(ctx.texts, seller) : overview(ctx.texts, sellers));
  });
  composer.callbackQuery(/^privacy:yes:(org_\w+)$/, async (ctx) => {
    const organisationId = OrganisationId.parse(ctx.match[1]);
    const { locale, privacy: words } = ctx.texts;
    const { requestedAt } = await api.chat.erase.mutate(
      { ...speakingOf(ctx), organisationId, locale },
      callFor(ctx),
    );
    const sellers = await sellersOf(ctx);
    const name = sellers.find((each) => each.organisationId === organisationId)?.name ?? '';
    await present(ctx, { text: words.asked(clip(name, 80), formatDay(locale, requestedAt)) });
  });
  return composer;
}

function overview({ privacy: words }: Texts, sellers: readonly ChatSeller[]): Message {
  const keyboard = new InlineKeyboard();
  for (const { name, memberPage, legal, organisationId } of sellers) {
    keyboard.url(clip(words.policy(name), 64), legal.privacy).row();
    if (memberPage === null) continue;
    keyboard.url(clip(words.export(name), 64), memberPage).row();
    keyboard.text(clip(words.erase(name), 64), `privacy:erase:${organisationId}`).row();
  }
  return { text: words.text, keyboard };
}

function question({ privacy: words, status }: Texts, { name, organisationId }: ChatSeller): Message {
  const keyboard = new InlineKeyboard()
    .text(words.confirm, `privacy:yes:${organisationId}`)
    .row()
    .text(status.back, 'privacy:show');
  return { text: words.ask(clip(name, 80)), keyboard };
}
