import type { ImportColumn, ImportFault } from '@latchkey/contracts/members/import-line';

/** A line as the list says it, column by column; what is left out is empty. */
export type SaidLine = Partial<Record<ImportColumn, string>>;

/** What a line means. `until` null: for good. */
export interface ReadLine {
  telegramId: number | null;
  username: string | null;
  email: string | null;
  plan: string;
  until: Date | null;
}

const forGood: readonly string[] = ['lifetime', 'forever', 'never', 'à vie', 'illimité'];

/** Reads a line: what it means, or what is wrong with it. Pure. */
export function readLine(said: SaidLine): ReadLine | ImportFault {
  const telegramId = readTelegramId(said.telegram_id);
  if (telegramId === undefined) return 'bad_telegram_id';
  const username = readUsername(said.username);
  if (username === undefined) return 'bad_username';
  const email = readEmail(said.email);
  if (email === undefined) return 'bad_email';
  if (telegramId === null && !username && !email) return 'nobody_named';
  const plan = said.plan?.trim();
  if (!plan) return 'plan_missing';
  const until = readUntil(said.paid_until);
  return typeof until === 'string' ? until : { telegramId, username, email, plan, until };
}

/** Whom a line names, as it names them; empty where it names nobody. */
export function whoOf({ telegram_id, username, email }: SaidLine): string {
  const named = username?.trim().replace(/^@/, '');
  return telegram_id?.trim() || (named ? `@${named}` : '') || email?.trim() || '';
}

function readTelegramId(said = ''): number | null | undefined {
  const text = said.trim();
  if (text === '') return null;
  const id = Number(text);
  return /^\d{1,16}$/.test(text) && id > 0 && Number.isSafeInteger(id) ? id : undefined;
}

// Telegram: 5 to 32 of letters, digits and underscores; some bought ones have 4.
function readUsername(said = ''): string | null | undefined {
  const text = said.trim().replace(/^(?:https?:\/\/t\.me\/|@)/i, '');
  if (text === '') return null;
  return /^[a-z]\w{3,31}$/i.test(text) ? text : undefined;
}

function readEmail(said = ''): string | null | undefined {
  const text = said.trim();
  if (text === '') return null;
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) && text.length <= 254 ? text : undefined;
}

/** The end of a day in UTC, or a moment. Days as 2027-01-31, 31.01.2027 or 31/01/2027. */
function readUntil(said = ''): Date | null | 'date_missing' | 'bad_date' {
  const text = said.trim();
  if (text === '') return 'date_missing';
  if (forGood.includes(text.toLowerCase())) return null;
  if (/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.test(text))
    return valid(new Date(text.replace(' ', 'T')));
  const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text) ?? [];
  if (year && month && day) return endOfDay(year, month, day);
  const [, d, m, y] = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(text) ?? [];
  return d && m && y ? endOfDay(y, m, d) : 'bad_date';
}

function endOfDay(year: string, month: string, day: string): Date | 'bad_date' {
  const end = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day), 23, 59, 59));
  // A day that the month does not have would be one of the next.
  const same = end.getUTCMonth() === Number(month) - 1 && end.getUTCDate() === Number(day);
  return same ? end : 'bad_date';
}

function valid(date: Date): Date | 'bad_date' {
  return Number.isNaN(date.getTime()) ? 'bad_date' : date;
}
