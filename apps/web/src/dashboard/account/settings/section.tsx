import { type ReactNode, useId } from 'react';

interface Props {
  title: string;
  text?: ReactNode;
  /** At the right of the title: how it stands. */
  state?: ReactNode;
  children: ReactNode;
}

/** One subject of the account. */
export function Section({ title, text, state, children }: Props) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="flex flex-col gap-5 rounded-2xl border border-line bg-surface p-5 shadow-sm sm:p-7"
    >
      <div className="flex flex-col gap-1">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <h2 id={id} className="text-lg font-bold tracking-tight">
            {title}
          </h2>
          {state}
        </div>
        {text && <p className="max-w-prose text-pretty text-muted">{text}</p>}
      </div>
      {children}
    </section>
  );
}
