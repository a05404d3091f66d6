import { useSuspenseQuery } from '@tanstack/react-query';
import { useTRPC } from '../../../api/trpc.ts';
import { useOrganisation } from '../../organisation/use-organisation.ts';

/** How the organisation shows itself to buyers, with the address of its public page. */
export function useShop() {
  const { id: organisationId } = useOrganisation();
  const { data: shop } = useSuspenseQuery(useTRPC().shop.settings.queryOptions({ organisationId }));
  const path = `/c/${shop.slug ?? organisationId}`;
  // The public pages are served where this one is.
  return { organisationId, shop, path, url: `${window.location.origin}${path}` };
}
