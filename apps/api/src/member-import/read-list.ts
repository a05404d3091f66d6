import type { ListLine } from '@latchkey/access/import/begin-import';
import { LatchkeyError } from '@latchkey/contracts/errors';
import { type ImportColumn, importColumns, importLimits } from '@latchkey/contracts/members/import-line';
import Papa from 'papaparse';

export interface ReadList {
  headings: string[];
  columns: Record<ImportColumn, string | null>;
  lines: ListLine[];
}

// What other products call these columns in their lists.
const names: Record<ImportColumn, readonly string[]> = {
  telegram_id: ['telegram_id', 'telegram id', 'telegramid', 'user_id', 'user id', 'tg_id', 'id telegram'],
  username: ['username', 'telegram_username', 'telegram username', '@username', 'user', 'pseudo'],
  email: ['email', 'e-mail', 'mail', 'courriel', 'email address', 'adresse e-mail'],
  plan: ['plan', 'product', 'subscription', 'tier', 'offre', 'abonnement'],
  paid_until: [
    'paid_until',
    'paid until',
    'expires',
    'expires_at',
    'expiry',
    'expiration',
    'until',
    'end date',
    "payé jusqu'au",
  ],
};

/**
 * Reads a list: its headings, which of them is which column, and what each line says.
 *
 * @throws {LatchkeyError} `invalid_input` where it holds no line, or too many
 */
export function readList(csv: string, chosen: Partial<Record<ImportColumn, string>>): ReadList {
  const faulty = new Set<number>();
  const { data, errors } = Papa.parse<string[]>(csv.replace(/^\uFEFF/, ''), {
    delimitersToGuess: [',', ';', '\t'],
  });
  for (const { row } of errors) if (row !== undefined) faulty.add(row);
  const [first, ...rest] = data;
  const headings = (first ?? []).map((heading) => heading.trim());
  const columns = columnsOf(headings, chosen);
  const lines = rest
    .map((cells, index) => ({
      line: index + 2,
      cells,
      faulty: faulty.has(index + 1) || cells.length > headings.length,
    }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
    .map(({ cells, ...line }) => ({ ...line, said: saidOf(cells, headings, columns) }));
  if (lines.length === 0)
    throw new LatchkeyError('invalid_input', 'csv: there is no line below the headings.');
  if (lines.length > importLimits.lines)
    throw new LatchkeyError(
      'invalid_input',
      `csv: more than ${importLimits.lines} lines; cut the list into several.`,
    );
  return { headings, columns, lines };
}

function columnsOf(
  headings: readonly string[],
  chosen: Partial<Record<ImportColumn, string>>,
): Record<ImportColumn, string | null> {
  const find = (column: ImportColumn) =>
    headings.find((heading) => heading === chosen[column]) ??
    (column in chosen
      ? undefined
      : headings.find((heading) => names[column].includes(heading.toLowerCase())));
  return Object.fromEntries(
    importColumns.map((column) => [column, find(column) ?? null]),
  ) as ReadList['columns'];
}

function saidOf(cells: readonly string[], headings: readonly string[], columns: ReadList['columns']) {
  const cellOf = (column: ImportColumn) => {
    const at = columns[column] === null ? -1 : headings.indexOf(columns[column]);
    return [column, cells[at]?.trim() ?? ''] as const;
  };
  return Object.fromEntries(importColumns.map(cellOf).filter(([, cell]) => cell !== ''));
}
