import type { LegalPage } from '@latchkey/contracts/shop/legal';
import { useTranslations } from 'use-intl';
import { Link } from '../../components/link.tsx';

/** All of them, by the keys of a map that must have each. */
export const legalPages = Object.keys({
  imprint: true,
  terms: true,
  privacy: true,
  refunds: true,
  withdrawal: true,
} satisfies Record<LegalPage, true>) as LegalPage[];

interface Props {
  creator: { slug: string; name: string };
  current?: LegalPage | undefined;
}

/** A creator's legal pages, each one click away. */
export function LegalLinks({ creator, current }: Props) {
  const t = useTranslations('legal');
  return (
    <nav aria-label={t('navigation', { creator: creator.name })}>
      <ul className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
        {legalPages.map((page) => (
          <li key={page}>
            <Link
              href={legalPath(creator.slug, page)}
              aria-current={page === current ? 'page' : undefined}
              className="inline-block py-1 text-muted underline underline-offset-4 hover:text-ink aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:no-underline"
            >
              {t(`pages.${page}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export function legalPath(slug: string, page: LegalPage): string {
  return `/c/${encodeURIComponent(slug)}/legal/${page}`;
}
