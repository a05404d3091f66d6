import { OrganisationId } from '@latchkey/contracts/ids';
import type { BroadcastChoiceView } from '@latchkey/contracts/procedures/bot';
import { Composer, InlineKeyboard } from 'grammy';
import type { ApiClient } from '../api-client.ts';
import { type BotContext, callFor } from '../bot-context.ts';
import { clip } from '../render/clip.ts';
import type { Message } from '../render/message.ts';
import type { Texts } from '../texts/en.ts';
import { edit } from './edit.ts';
import { personOf } from './person-of.ts';
import { say } from './say.ts';

const maxButton = 64;

/**
 * Whose broadcasts a person gets: the button below each of them (`broadcast:off`, `broadcast:on`), and /notifications with all
 * creators at once (`broadcast:mute`, `broadcast:unmute`).
 */
export function broadcasts(api: ApiClient): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.command('notifications', async (ctx) => {
    if (!ctx.from) return;
    const whose = { botTelegramId: ctx.me.id, person: personOf(ctx.from) };
    const choices = await api.bot.broadcastChoices.query(whose, callFor(ctx));
    await say(ctx, choice(ctx.texts, choices));
  });
  composer.callbackQuery(/^broadcast:(off|on|mute|unmute):(\w+)$/, async (ctx, next) => {
    const organisationId = OrganisationId.safeParse(ctx.match[2]).data;
    if (!organisationId) return next();
    const verb = ctx.match[1];
    const wanted = verb === 'on' || verb === 'unmute';
    const choices = await choose(api, ctx, organisationId, wanted);
    const name = choices.find((each) => each.organisationId === organisationId)?.name;
    if (name === undefined) {
      await ctx.answerCallbackQuery({ text: ctx.texts.broadcasts.unknown, show_alert: true });
      return;
    }
    if (verb === 'off' || verb === 'on') await turnButton(ctx, { organisationId, name, wanted });
    else await edit(ctx, choice(ctx.texts, choices));
    const { begunAgain, stopped } = ctx.texts.broadcasts;
    await ctx.answerCallbackQuery({ text: wanted ? begunAgain : stopped });
  });
  return composer;
}

/** A creator who is none of the person's any more changes nothing: then the choices are told as they are. */
async function choose(
  api: ApiClient,
  ctx: BotContext & { from: NonNullable<BotContext['from']> },
  organisationId: OrganisationId,
  wanted: boolean,
): Promise<BroadcastChoiceView[]> {
  const whose = { botTelegramId: ctx.me.id, person: personOf(ctx.from) };
  const before = await api.bot.broadcastChoices.query(whose, callFor(ctx));
  if (!before.some((each) => each.organisationId === organisationId)) return before;
  return api.bot.chooseBroadcasts.mutate({ ...whose, organisationId, wanted }, callFor(ctx));
}

/** The message itself stays as it is, with its link; only the button below it says what it would do now. */
async function turnButton(ctx: BotContext, { organisationId, name, wanted }: BroadcastChoiceView) {
  const { stop, again } = ctx.texts.broadcasts;
  const rows = ctx.callbackQuery?.message?.reply_markup?.inline_keyboard ?? [];
  const links = rows.filter((row) => row.some((button) => 'url' in button));
  const turned = wanted
    ? InlineKeyboard.text(clip(stop(name), maxButton), `broadcast:off:${organisationId}`)
    : InlineKeyboard.text(clip(again(name), maxButton), `broadcast:on:${organisationId}`);
  try {
    await ctx.editMessageReplyMarkup({ reply_markup: { inline_keyboard: [...links, [turned]] } });
  } catch (error) {
    // What was chosen holds all the same; a message of long ago cannot be changed any more.
    ctx.log.info({ err: error }, 'the button below a broadcast could not be changed');
  }
}

function choice({ broadcasts: texts }: Texts, choices: readonly BroadcastChoiceView[]): Message {
  if (choices.length === 0) return { text: texts.none };
  const keyboard = new InlineKeyboard();
  for (const { organisationId, name, wanted } of choices) {
    const label = clip(wanted ? texts.wanted(name) : texts.unwanted(name), maxButton);
    keyboard.text(label, `broadcast:${wanted ? 'mute' : 'unmute'}:${organisationId}`).row();
  }
  return { text: texts.choices, keyboard };
}
