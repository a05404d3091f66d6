import { z } from 'zod';
import { OrganisationId } from '../ids.ts';
import { LocaleSchema } from '../locale-schema.ts';
import { noticePlaceholders, noticeTextNames } from '../notices/texts.ts';
import { procedure } from './procedure.ts';

const organisationId = OrganisationId.optional();
const Name = z.enum(noticeTextNames);
const Body = z.string().trim().min(1).max(1500);

/** A message to subscribers in one language, as it is sent. */
export const NoticeTextView = z.object({
  name: Name,
  locale: LocaleSchema,
  body: z.string(),
  /** The organisation's own words; ours otherwise. */
  isOwn: z.boolean(),
});
export type NoticeTextView = z.infer<typeof NoticeTextView>;

/** A message with an example of everything filled in. */
export const NoticePreview = z.object({ text: z.string(), button: z.string().nullable() });
export type NoticePreview = z.infer<typeof NoticePreview>;

export const noticeText = {
  list: procedure({
    type: 'query',
    permission: 'organisation:read',
    input: z.object({ organisationId }),
    output: z.array(NoticeTextView),
  }),
  /** Own words for a message in a language. `invalid_input` at `body` where they name what is not known there, or lack what must be. */
  set: procedure({
    type: 'mutation',
    permission: 'organisation:manage',
    input: z.object({ organisationId, name: Name, locale: LocaleSchema, body: Body }),
    output: NoticeTextView,
  }),
  /** Our words again. */
  reset: procedure({
    type: 'mutation',
    permission: 'organisation:manage',
    input: z.object({ organisationId, name: Name, locale: LocaleSchema }),
    output: NoticeTextView,
  }),
  /** How a text would read; nothing is kept. Left out: as it is sent now. */
  preview: procedure({
    type: 'query',
    permission: 'organisation:read',
    input: z.object({ organisationId, name: Name, locale: LocaleSchema, body: Body.optional() }),
    output: NoticePreview.extend({ placeholders: z.array(z.enum(noticePlaceholders)) }),
  }),
};
