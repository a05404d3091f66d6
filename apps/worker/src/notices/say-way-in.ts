import type { Locale } from '@latchkey/contracts/locale';
import { fillText } from '@latchkey/contracts/notices/fill-text';
import { noticeButtons } from '@latchkey/contracts/notices/texts';
import type { SendingNotice } from '@latchkey/db/notice/sending-notice';
import { clip } from '../messages/clip.ts';
import { entitled } from './entitled.ts';
import { day } from './in-words.ts';
import type { Said } from './said.ts';

/** So many channels are named in a message of several; each has its button all the same. */
const mostNamed = 25;

/** The way into one channel or, in one message, into all that opened together, each with how it stands. */
export function sayWayIn(notice: SendingNotice): Said | null {
  const open = [notice, ...notice.others].filter((one) => entitled(one) && (one.inside || one.wayIn));
  const [first, second] = open;
  if (!first) return null;
  return second ? sayWaysIn(first, open) : sayOne(first);
}

function sayOne(notice: SendingNotice): Said {
  const { inside, wayIn, paid, channelTitle, entitledUntil, locale } = notice;
  const values = { channel: channelTitle, ...(entitledUntil && { until: day(notice, entitledUntil) }) };
  const told = [notice.noticeId];
  if (inside || !wayIn) return { name: 'inside', values, buttons: [], told };
  const buttons = [{ text: noticeButtons.enter[locale], url: wayIn }];
  return { name: paid ? 'way_in' : 'way_in_given', values, buttons, told };
}

const already = { en: 'you are in', fr: 'vous y êtes' } as const satisfies Record<Locale, string>;

function sayWaysIn(first: SendingNotice, open: readonly SendingNotice[]): Said {
  const { locale, entitledUntil } = first;
  const lines = open
    .slice(0, mostNamed)
    .map((one) => `• ${clip(one.channelTitle, 64)}${one.inside ? ` (${already[locale]})` : ''}`);
  if (open.length > mostNamed) lines.push('…');
  // One day for all of them, or none: who has them for different times finds each at /status.
  const together = open.every((one) => one.entitledUntil?.getTime() === entitledUntil?.getTime());
  const until = together && entitledUntil ? { until: day(first, entitledUntil) } : {};
  const buttons = open.flatMap(({ inside, wayIn, channelTitle: channel }) =>
    wayIn && !inside
      ? [{ text: clip(fillText(noticeButtons.join[locale], { channel }), 64), url: wayIn }]
      : [],
  );
  const told = open.map(({ noticeId }) => noticeId);
  return { name: 'ways_in', values: { channels: lines.join('\n'), ...until }, buttons, told };
}
