import type { SubscriptionId } from '@latchkey/contracts/ids';
import type { Changed, ChangeOptions, ChangePreview } from '@latchkey/contracts/procedures/chat';
import { InlineKeyboard } from 'grammy';
import type { Texts } from '../texts/en.ts';
import { clip } from './clip.ts';
import { formatDay } from './format-day.ts';
import { formatPrice } from './format-price.ts';
import { type Html, joinHtml } from './html.ts';
import type { Message } from './message.ts';

const most = 12;

/** The plans to move to. What they cost is shown once one is chosen. */
export function renderChangeOptions(texts: Texts, answer: ChangeOptions): Message {
  const { change, status } = texts;
  const keyboard = new InlineKeyboard();
  if (answer.kind === 'refused') return refused(texts, answer.reason);
  for (const { name, interval, priceId } of answer.options.slice(0, most)) {
    const data = `change:to:${answer.subscriptionId.slice(4)}:${priceId.slice(4)}`;
    keyboard.text(clip(change[interval](clip(name, 48)), 64), data).row();
  }
  const words = answer.options.length > 0 ? change.options : change.noOptions;
  return { text: words(clip(answer.current, 64)), keyboard: keyboard.text(status.back, 'status:list') };
}

/** What a move would cost and open: of the buyer's own contract, so its amounts may be named here. */
export function renderChangePreview(
  texts: Texts,
  answer: ChangePreview,
  subscriptionId: SubscriptionId,
): Message {
  if (answer.kind === 'refused') return refused(texts, answer.reason);
  const { change, status, locale } = texts;
  const { plan, dueNow, credit, next, gains, loses } = answer.preview;
  const parts = [
    change.preview(clip(plan.name, 64)),
    dueNow.amountMinor === '0' ? change.nothingNow : change.dueNow(formatPrice(locale, dueNow)),
    ...(credit.amountMinor === '0' ? [] : [change.credit(formatPrice(locale, credit))]),
    ...(next ? [change.next(formatDay(locale, next.at), formatPrice(locale, next.amount))] : []),
    ...channels(gains, change.gains),
    ...channels(loses, change.loses),
  ];
  const keyboard = new InlineKeyboard()
    .text(change.confirm, `change:yes:${answer.version}`)
    .row()
    .text(status.back, `change:of:${subscriptionId}`);
  return { text: joinHtml(parts, '\n\n'), keyboard };
}

/** What came of it. */
export function renderChanged(texts: Texts, changed: Exclude<Changed, { kind: 'stale' }>): Message {
  const { change } = texts;
  if (changed.kind === 'refused') return refused(texts, changed.reason);
  if (changed.kind === 'switched') return { text: change.changed, keyboard: back(texts) };
  const keyboard = new InlineKeyboard();
  if (changed.payUrl) keyboard.url(change.payNow, changed.payUrl).row();
  return { text: change.pay, keyboard: keyboard.text(texts.status.back, 'status:list') };
}

function refused(texts: Texts, reason: keyof Texts['change']['refused']): Message {
  return { text: texts.change.refused[reason], keyboard: back(texts) };
}

function back({ status }: Texts): InlineKeyboard {
  return new InlineKeyboard().text(status.back, 'status:list');
}

function channels(titles: readonly string[], words: (titles: string) => Html): Html[] {
  if (titles.length === 0) return [];
  return [
    words(
      titles
        .slice(0, most)
        .map((title) => clip(title, 64))
        .join(', '),
    ),
  ];
}
