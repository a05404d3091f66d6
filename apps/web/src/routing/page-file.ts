import { dashboardPaths } from '../dashboard/dashboard-paths.ts';
import { shopPaths } from '../shop/routing/shop-paths.ts';
import { matchPath } from './match-path.ts';

export type PageFile = 'index.html' | 'dashboard.html';

/** Which bundle shows an address; null: no page has it. */
export function pageFileOf(pathname: string): PageFile | null {
  const has = (patterns: readonly string[]) =>
    patterns.some((pattern) => matchPath(pattern, pathname) !== null);
  if (has(Object.values(shopPaths))) return 'index.html';
  if (has(dashboardPaths)) return 'dashboard.html';
  return null;
}
