import { OrganisationId } from '@latchkey/contracts/ids';
import { Composer, InlineKeyboard } from 'grammy';
import type { ApiClient } from '../api-client.ts';
import { type BotContext, callFor } from '../bot-context.ts';
import { clip } from '../render/clip.ts';
import { present } from './present.ts';
import { speakingOf } from './speaking-of.ts';

/** /support: a message to the creator, chosen where there are several. The words that follow are it (`answers`). */
export function support(api: ApiClient): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.command('support', async (ctx) => {
    const words = ctx.texts.support;
    const sellers = await api.chat.sellers.query(speakingOf(ctx), callFor(ctx));
    const [first, ...others] = sellers;
    if (!first) return present(ctx, { text: words.none });
    if (others.length === 0) return ask(api, ctx, first.organisationId);
    const keyboard = new InlineKeyboard();
    for (const { name, organisationId } of sellers)
      keyboard.text(clip(words.write(name), 64), `support:to:${organisationId}`).row();
    await present(ctx, { text: words.which, keyboard });
  });
  composer.callbackQuery(/^support:to:(org_\w+)$/, (ctx) =>
    ask(api, ctx, OrganisationId.parse(ctx.match[1])),
  );
  return composer;
}

async function ask(api: ApiClient, ctx: BotContext, organisationId: OrganisationId): Promise<void> {
  const of = { ...speakingOf(ctx), organisationId, updateId: ctx.update.update_id };
  const { seller } = await api.chat.beginSupport.mutate(of, callFor(ctx));
  const { support: words, withdrawal } = ctx.texts;
  const keyboard = new InlineKeyboard().text(withdrawal.stop, 'withdraw:stop');
  await present(ctx, { text: words.ask(clip(seller, 80)), keyboard });
}
