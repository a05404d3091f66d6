import type { WithdrawalStep } from '@latchkey/contracts/conversation/asking';
import type { Withdrawn } from '@latchkey/contracts/procedures/chat';
import { InlineKeyboard } from 'grammy';
import type { Texts } from '../texts/en.ts';
import { clip } from './clip.ts';
import { formatDay, formatMoment } from './format-day.ts';
import { formatPrice } from './format-price.ts';
import { joinHtml } from './html.ts';
import type { Message } from './message.ts';

const names = 120;

/** What a withdrawal asks next. */
export function renderWithdrawalStep(texts: Texts, step: WithdrawalStep): Message {
  const { withdrawal } = texts;
  const keyboard = new InlineKeyboard();
  const stop = () => keyboard.text(withdrawal.stop, 'withdraw:stop');
  switch (step.kind) {
    case 'name_wanted': {
      const { plan, seller } = step.contract;
      return { text: withdrawal.name(clip(plan, names), clip(seller, names)), keyboard: stop() };
    }
    case 'email_wanted':
      if (step.known) {
        keyboard.text(clip(withdrawal.useKnown(step.known), 64), `withdraw:mail:${step.version}`).row();
      }
      return { text: withdrawal.email, keyboard: stop() };
    case 'confirmation_wanted': {
      const { plan, seller, orderedAt } = step.contract;
      keyboard.text(withdrawal.confirmButton, `withdraw:yes:${step.version}`).row();
      const text = withdrawal.confirm({
        plan: clip(plan, names),
        seller: clip(seller, names),
        ordered: formatDay(texts.locale, orderedAt),
        name: step.name,
        email: step.email,
      });
      return { text, keyboard: stop() };
    }
  }
}

/** The receipt: content, date and time. */
export function renderWithdrawn(texts: Texts, answer: Exclude<Withdrawn, { kind: 'stale' }>): Message {
  const { withdrawal, locale } = texts;
  if (answer.kind === 'not_open') return { text: withdrawal.notOpen };
  const { receivedAt, email, refund } = answer.receipt;
  const received = withdrawal.received({
    plan: clip(answer.plan, names),
    seller: clip(answer.seller, names),
    name: answer.name,
    email,
    at: formatMoment(locale, receivedAt),
  });
  const parts = [received, ...(refund ? [withdrawal.refund(formatPrice(locale, refund))] : [])];
  return { text: joinHtml(parts, '\n\n') };
}
