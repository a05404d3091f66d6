import type { CreatorStats } from '@latchkey/contracts/procedures/bot-creator';
import type { Texts } from '../texts/en.ts';
import { clip } from './clip.ts';
import { formatMoney } from './format-money.ts';
import { type Html, html, joinHtml } from './html.ts';
import type { Message } from './message.ts';

/** As many organisations as fit into one message. */
const shown = 8;

/** How the organisations of somebody stand, in numbers. */
export function renderStats(texts: Texts, stats: readonly CreatorStats[]): Message {
  return {
    text: joinHtml(
      stats.slice(0, shown).map((one) => paragraph(texts, one)),
      '\n\n',
    ),
  };
}

function paragraph({ locale, stats: words }: Texts, stats: CreatorStats): Html {
  const amounts = stats.income.map((amount) => formatMoney(locale, amount)).join(' · ');
  return joinHtml(
    [
      html`<b>${clip(stats.organisation, 80)}</b>`,
      words.members(stats.members, stats.joined),
      words.leaving(stats.leaving, stats.inGrace),
      amounts === '' ? words.noIncome : words.income(amounts),
    ],
    '\n',
  );
}
