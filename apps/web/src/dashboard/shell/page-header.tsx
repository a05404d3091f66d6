import { type ReactNode, useEffect } from 'react';

interface Props {
  title: string;
  /** One sentence below the title. */
  intro?: ReactNode;
  /** The page's acts, at its right. */
  actions?: ReactNode;
}

/** What a page is called: in the window, for readers, and on the page. */
export function PageHeader({ title, intro, actions }: Props) {
  useEffect(() => {
    document.title = `${title} · Latchkey`;
  }, [title]);
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3 pt-3 pb-6">
      <div className="min-w-0">
        <h1 className="text-2xl font-bold tracking-tight text-balance sm:text-3xl">{title}</h1>
        {intro && <p className="mt-1 max-w-2xl text-pretty text-muted">{intro}</p>}
      </div>
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
    </header>
  );
}
