import { type ReactNode, useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { Link } from '../../components/link.tsx';
import { PageSettings } from '../../components/page-settings.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import iconUrl from '../../icon.svg';

interface Props {
  title: string;
  /** What has just become so, for who listens. Said when it changes. */
  announcement?: string;
  /** Whose page it is: their name stands where otherwise ours does. */
  creator?: { slug: string; name: string } | undefined;
  width?: 'narrow' | 'medium' | 'wide';
  /** Whose it is, and how long, will be known in a moment: nothing is shown that would change or move then. */
  loading?: boolean;
  /** Beside the name, at the other end. */
  aside?: ReactNode;
  children: ReactNode;
}

const widths = { narrow: 'max-w-md', medium: 'max-w-2xl', wide: 'max-w-5xl' } as const;

/** Frame of the public pages: whose it is, one column, language and appearance, the voice for screen readers. */
export function ShopFrame(props: Props) {
  const { title, announcement = '', creator, width = 'narrow', loading = false, aside, children } = props;
  const t = useTranslations('frame');
  const product = useTranslations('common')('product');
  useEffect(() => {
    // The server has named the page already.
    if (!loading) document.title = creator ? title : `${title} · ${product}`;
  }, [title, creator, product, loading]);
  return (
    <div className="flex min-h-dvh flex-col px-4 py-5 sm:px-6 sm:py-8">
      <a
        href="#content"
        className="sr-only rounded-lg bg-surface px-4 py-2 focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
      >
        {t('skip')}
      </a>
      <div className={`mx-auto flex w-full flex-1 flex-col gap-6 sm:gap-8 ${widths[width]}`}>
        <header className="flex min-h-10 items-center justify-between gap-4">
          {loading ? <MarkToCome /> : creator ? <CreatorMark {...creator} /> : <OurMark />}
          {aside}
        </header>
        <main id="content" tabIndex={-1} className="flex flex-1 flex-col gap-6 outline-none">
          {children}
        </main>
        <footer
          className={`flex flex-wrap items-center justify-between gap-x-2 gap-y-2 border-t border-line pt-4 text-sm text-muted ${loading ? 'invisible' : ''}`}
        >
          <p>
            {creator
              ? t.rich('poweredBy', {
                  link: (words) => (
                    <Link href="/" className="underline underline-offset-4 hover:text-ink">
                      {words}
                    </Link>
                  ),
                })
              : product}
          </p>
          <PageSettings />
        </footer>
        <p role="status" className="sr-only">
          {announcement}
        </p>
      </div>
    </div>
  );
}

function MarkToCome() {
  return (
    <span className="inline-flex items-center gap-3">
      <Skeleton className="size-9 rounded-full" />
      <Skeleton className="h-5 w-32" />
    </span>
  );
}

function OurMark() {
  return (
    <Link
      href="/"
      className="inline-flex shrink-0 items-center gap-2.5 rounded-lg font-semibold tracking-tight"
    >
      <img src={iconUrl} alt="" width={28} height={28} />
      Latchkey
    </Link>
  );
}

function CreatorMark({ slug, name }: { slug: string; name: string }) {
  return (
    <Link
      href={`/c/${encodeURIComponent(slug)}`}
      className="inline-flex min-w-0 items-center gap-3 rounded-lg font-semibold tracking-tight"
    >
      <span
        aria-hidden="true"
        className="grid size-9 shrink-0 place-items-center rounded-full bg-accent text-base font-bold text-on-accent"
      >
        {initialOf(name)}
      </span>
      <span className="min-w-0 truncate">{name}</span>
    </Link>
  );
}

/** The first character as people see it, also of names that begin with an emoji. */
function initialOf(name: string): string {
  const [first] = [...new Intl.Segmenter().segment(name.trim())];
  return first?.segment.toLocaleUpperCase() ?? '·';
}
