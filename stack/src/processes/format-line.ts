import { type Colour, colour } from '../colour.ts';

const colours: Record<string, Colour> = {
  sandbox: 'magenta',
  api: 'cyan',
  worker: 'blue',
  bot: 'green',
  web: 'yellow',
};
const levels: Record<string, Colour> = { warn: 'yellow', error: 'red', fatal: 'red' };
const notShown = new Set(['level', 'time', 'name', 'msg', 'err', 'correlationId']);

/** A process's JSON log line as a person reads it: `[api]    warn  message  key=value`. Other lines as they are. */
export function formatLine(name: string, line: string): string {
  const prefix = colour(colours[name] ?? 'grey', `[${name}]`.padEnd(10));
  const entry = parse(line);
  if (entry === undefined) return `${prefix}${line}`;
  const level = String(entry.level);
  const word = levels[level] === undefined ? '' : `${colour(levels[level], level)} `;
  const fields = Object.entries(entry)
    .filter(([key]) => !notShown.has(key))
    .map(([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
  const error = messageOf(entry.err);
  const details = [...fields, ...(error === undefined ? [] : [error])].join(' ');
  return `${prefix}${word}${String(entry.msg ?? '')} ${colour('grey', details)}`.trimEnd();
}

/** Warnings and errors, and lines that are none of our logger's. */
export function isTrouble(line: string): boolean {
  const entry = parse(line);
  return entry === undefined || levels[String(entry.level)] !== undefined;
}

function parse(line: string): Record<string, unknown> | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

function messageOf(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'message' in error
    ? String(error.message)
    : undefined;
}
