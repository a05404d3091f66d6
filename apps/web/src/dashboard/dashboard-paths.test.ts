import { expect, test } from 'vitest';
import { dashboardPaths } from './dashboard-paths.ts';
import { createDashboardRouter } from './router.ts';

test('the web server knows exactly the addresses that the router has', () => {
  const router = createDashboardRouter({} as never);
  const paths = Object.keys(router.routesByPath).map((path) => path.replace(/(.)\/$/, '$1'));
  expect([...new Set(paths)].filter((path) => path !== '/').sort()).toEqual([...dashboardPaths].sort());
});
