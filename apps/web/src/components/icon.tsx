const ring = 'M12 3a9 9 0 100 18 9 9 0 000-18z';
const paths = {
  check: 'M5 12.5l4.5 4.5L19 7.5',
  cross: 'M7 7l10 10M17 7L7 17',
  warning: `${ring}M12 7.5v5.5M12 16.4v.1`,
  question: `${ring}M9.8 9.6a2.3 2.3 0 114.1 1.5c-.8.8-1.9 1.2-1.9 2.4M12 16.7v.1`,
  clock: `${ring}M12 7v5l3.2 2`,
  send: 'M20 4L3.5 10.8l6 2.2m10.5-9l-4.5 15.5-6-6.5m10.5-9l-10.5 9m0 0v6.3l2.9-3.2',
  chat: 'M4.5 5.5h15v10.5h-8.5l-4 3.5v-3.5h-2.5z',
  arrow: 'M5 12h13M13 6.5l5.5 5.5-5.5 5.5',
} as const;

export type IconName = keyof typeof paths;

/** A line drawing beside a text that says the same: hidden from readers. */
export function Icon({ name, className = 'size-5' }: { name: IconName; className?: string }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 24 24"
      className={`shrink-0 ${className}`}
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={paths[name]} />
    </svg>
  );
}
