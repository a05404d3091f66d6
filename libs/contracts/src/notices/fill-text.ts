import { type NoticePlaceholder, type NoticeTextName, noticeTexts } from './texts.ts';

/** What is filled in; what is left out is not known. */
export type NoticeValues = Partial<Record<NoticePlaceholder, string>>;

const optional = /\[\[(.*?)\]\]/gs;
const placeholder = /\{([a-z_]+)\}/g;

/**
 * A text with its placeholders filled in; what stands in `[[ ]]` goes where something that it names is not known. Pure.
 *
 * @param write how a piece is written down: its words as they are to stand there, and what it is a value of (null: the text)
 */
export function fillText(
  text: string,
  values: NoticeValues,
  write: (piece: string, of: NoticePlaceholder | null) => string = (piece) => piece,
): string {
  const present = text.replace(optional, (_, inside: string) =>
    [...inside.matchAll(placeholder)].every(([, name]) => values[name as NoticePlaceholder] !== undefined)
      ? inside
      : '',
  );
  let filled = '';
  let from = 0;
  for (const match of present.matchAll(placeholder)) {
    const name = match[1] as NoticePlaceholder;
    filled += write(present.slice(from, match.index), null) + write(values[name] ?? '', name);
    from = match.index + match[0].length;
  }
  return filled + write(present.slice(from), null);
}

/** Why a text cannot stand for a message; null: it can. `placeholders` names those in question. */
export function noticeTextProblem(
  name: NoticeTextName,
  text: string,
): { kind: 'unknown' | 'missing' | 'brackets'; placeholders: string[] } | null {
  const { may, must }: { may: readonly string[]; must: readonly string[] } = noticeTexts[name];
  const named = [...text.matchAll(placeholder)].map(([, found]) => found ?? '');
  const unknown = named.filter((each) => !may.includes(each));
  if (unknown.length > 0) return { kind: 'unknown', placeholders: [...new Set(unknown)] };
  const surely = [...text.replace(optional, '').matchAll(placeholder)].map(([, found]) => found);
  const missing = must.filter((each) => !surely.includes(each));
  if (missing.length > 0) return { kind: 'missing', placeholders: missing };
  const left = text.replace(optional, '').replace(placeholder, '');
  return /\[\[|\]\]|[{}]/.test(left) ? { kind: 'brackets', placeholders: [] } : null;
}
