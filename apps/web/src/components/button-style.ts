export type ButtonKind = 'primary' | 'quiet' | 'plain';

const base =
  'inline-flex min-h-12 items-center justify-center gap-2 rounded-xl px-5 py-3 text-center ' +
  'transition-colors disabled:cursor-not-allowed disabled:opacity-70 aria-busy:cursor-progress';
const kinds = {
  primary: 'bg-accent font-semibold text-on-accent hover:bg-accent-strong',
  quiet: 'font-semibold border border-line bg-surface text-ink hover:bg-sunken',
  plain: 'text-sm text-muted underline underline-offset-4 hover:text-ink',
} as const satisfies Record<ButtonKind, string>;

/** Buttons and links that look like one. */
export function buttonStyle(kind: ButtonKind, className = ''): string {
  return `${base} ${kinds[kind]} ${className}`;
}
