import { type ReactNode, useEffect } from 'react';
import iconUrl from '../icon.svg';
import { Link } from './link.tsx';
import { PageSettings } from './page-settings.tsx';

interface Props {
  title: string;
  /** What has just become so, for who listens. Said when it changes. */
  announcement?: string;
  wide?: boolean;
  children: ReactNode;
}

/** Frame of a page that stands by itself: the mark, one column, language and appearance, the voice for screen readers. */
export function Page({ title, announcement = '', wide = false, children }: Props) {
  useEffect(() => {
    document.title = `${title} · Latchkey`;
  }, [title]);
  return (
    <div className="mx-auto flex min-h-dvh flex-col px-4 py-5 sm:px-6 sm:py-10">
      <div
        className={`mx-auto flex w-full flex-1 flex-col gap-5 sm:gap-7 ${wide ? 'max-w-2xl' : 'max-w-md'}`}
      >
        <header className="flex items-center justify-between gap-4">
          <Link href="/" className="inline-flex items-center gap-2.5 rounded-lg font-semibold tracking-tight">
            <img src={iconUrl} alt="" width={28} height={28} />
            Latchkey
          </Link>
          <PageSettings />
        </header>
        <main tabIndex={-1} className="outline-none flex flex-col gap-5">
          {children}
        </main>
        <p role="status" className="sr-only">
          {announcement}
        </p>
      </div>
    </div>
  );
}
