import { z } from 'zod';

/**
 * What one message may hold (Bot API, sendMessage): characters as Telegram counts them, in UTF-16 code units after its
 * formatting is taken out; entities, beyond which Telegram drops the formatting.
 */
export const contentLimits = {
  characters: 4_096,
  formatted: 100,
  spans: 400,
  url: 2_048,
  button: 64,
} as const;

/** An address that a message may lead to. */
export const ContentUrl = z
  .url({ protocol: /^https$/, hostname: z.regexes.domain, error: 'a link that begins with https://' })
  .max(contentLimits.url);

/** A piece of a message, with what it looks like. No markup: it is escaped where it is sent. */
export const ContentSpan = z.object({
  text: z.string().min(1),
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  url: ContentUrl.optional(),
});
export type ContentSpan = z.infer<typeof ContentSpan>;

/** The text of a broadcast: pieces one after the other, lines within them. */
export const Content = z
  .array(ContentSpan)
  .min(1)
  .max(contentLimits.spans)
  .refine((spans) => textOf(spans).trim() !== '', 'the message is empty')
  .refine(
    (spans) => textOf(spans).length <= contentLimits.characters,
    `a message has at most ${contentLimits.characters} characters`,
  )
  .refine(
    (spans) => formattedIn(spans) <= contentLimits.formatted,
    `a message has at most ${contentLimits.formatted} formatted pieces`,
  );
export type Content = z.infer<typeof Content>;

/** The button below a broadcast. */
export const ContentButton = z.object({
  text: z.string().trim().min(1).max(contentLimits.button),
  url: ContentUrl,
});
export type ContentButton = z.infer<typeof ContentButton>;

/** The words alone. */
export function textOf(spans: readonly ContentSpan[]): string {
  return spans.map(({ text }) => text).join('');
}

/** Each kind of formatting of each piece is an entity of Telegram's. */
function formattedIn(spans: readonly ContentSpan[]): number {
  return spans.reduce(
    (sum, { bold, italic, url }) =>
      sum + Number(bold ?? false) + Number(italic ?? false) + Number(url !== undefined),
    0,
  );
}
