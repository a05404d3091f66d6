export type ButtonKind = 'primary' | 'quiet' | 'plain' | 'danger';
export type ButtonSize = 'large' | 'small';

const base =
  'inline-flex items-center justify-center gap-2 text-center transition-colors ' +
  'disabled:cursor-not-allowed disabled:opacity-70 aria-busy:cursor-progress';
const kinds = {
  primary: 'bg-accent font-semibold text-on-accent hover:bg-accent-strong',
  quiet: 'font-semibold border border-line bg-surface text-ink hover:bg-sunken',
  plain: 'text-muted underline underline-offset-4 hover:text-ink',
  danger: 'font-semibold border border-bad bg-surface text-bad hover:bg-bad-soft',
} as const satisfies Record<ButtonKind, string>;
const sizes = {
  large: 'min-h-12 rounded-xl px-5 py-3',
  small: 'min-h-10 rounded-lg px-3.5 py-2 text-[0.95rem]',
} as const satisfies Record<ButtonSize, string>;

/** Buttons and links that look like one. Large on the public pages, small among the dashboard's many things. */
export function buttonStyle(kind: ButtonKind, size: ButtonSize = 'large', className = ''): string {
  return `${base} ${kinds[kind]} ${sizes[size]} ${className}`;
}
