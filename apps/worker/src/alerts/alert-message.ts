import type { Locale } from '@latchkey/contracts/locale';
import type { Telling, ToldOf } from '@latchkey/db/alert/open-telling';
import { z } from 'zod';
import { bold } from '../messages/bold.ts';
import type { Message } from '../messages/message.ts';
import { alertButtons } from './alert-buttons.ts';
import { type AlertFacts, type AlertWords, channelTroubles } from './words/alert-words.ts';
import { en } from './words/en.ts';
import { fr } from './words/fr.ts';

const words: Record<Locale, AlertWords> = { en, fr };

/** The words in which an alert is told to those who run the organisation. They name channels, never people. */
export function alertMessage(telling: AlertToTell, locale: Locale, publicWebUrl: string): Message {
  const said = words[locale];
  const where = telling.channelTitle === null ? said.someChannel : bold(telling.channelTitle);
  const facts = { ...Detail.parse(telling.detail), where };
  if (telling.occasion === 'solved') return { html: said.solved[telling.kind](facts), buttons: [] };
  const html =
    telling.kind === 'channel_trouble' ? troubleHtml(said, facts) : said.raised[telling.kind](facts);
  return { html, buttons: alertButtons(telling, said.buttons, publicWebUrl) };
}

/** What the words of an alert are made of. */
export type AlertToTell = ToldOf & Pick<Telling, 'detail' | 'channelTitle' | 'alertId' | 'organisationId'>;

/** What is used of an alert's detail; whatever else or otherwise it holds is no obstacle to telling it. */
const Detail = z.object({
  action: z.string().nullable().catch(null).default(null),
  count: z.number().int().positive().nullable().catch(null).default(null),
  number: z.number().int().positive().nullable().catch(null).default(null),
});

function troubleHtml({ troubles }: AlertWords, { action, where }: AlertFacts): string {
  const known = channelTroubles.find((trouble) => trouble === action);
  return `⚠️ ${troubles[known ?? 'other'](where)}`;
}
