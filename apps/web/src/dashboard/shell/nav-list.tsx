import { useRouterState } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Link } from '../../components/link.tsx';
import { useMay, useOrganisation } from '../organisation/use-organisation.ts';
import { navItems } from './nav-items.ts';

/** The pages that the role may see. */
export function NavList() {
  const t = useTranslations('shell.nav');
  const { id } = useOrganisation();
  const may = useMay();
  const pathname = useRouterState({ select: ({ location }) => location.pathname });
  return (
    <nav aria-label={t('label')}>
      <ul className="flex flex-col gap-0.5">
        {navItems
          .filter(({ permission }) => may(permission))
          .map(({ name, path, icon: Icon, badge: Badge }) => {
            const href = `/o/${id}${path}`;
            const isCurrent = path === '' ? pathname.replace(/\/$/, '') === href : pathname.startsWith(href);
            return (
              <li key={name}>
                <Link
                  href={href}
                  aria-current={isCurrent ? 'page' : undefined}
                  className="flex min-h-11 items-center gap-2.5 rounded-lg px-2.5 text-[0.95rem] whitespace-nowrap text-muted hover:bg-sunken hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:font-semibold aria-[current=page]:text-accent lg:min-h-10"
                >
                  <Icon className="size-5 shrink-0" />
                  <span className="min-w-0 truncate tracking-tight">{t(name)}</span>
                  {Badge && <Badge />}
                </Link>
              </li>
            );
          })}
      </ul>
    </nav>
  );
}
