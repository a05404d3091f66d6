import { dashboardPaths } from '../dashboard/dashboard-paths.ts';
import { shopPaths } from '../shop/routing/shop-paths.ts';

/** The shapes of the addresses of all pages there are, e.g. `/buy/$planId`: for whoever goes through all of them. */
export const pagePatterns: readonly string[] = [...Object.values(shopPaths), ...dashboardPaths];
