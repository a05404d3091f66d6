import type { RouterContext } from '../router-context.ts';
import { lastOrganisation } from './last-organisation.ts';

/** Where somebody signed in begins: their organisation, or the welcome in which they found one. */
export async function homeOf({ queryClient, trpc }: RouterContext): Promise<string> {
  const organisations = await queryClient.ensureQueryData(trpc.organisation.list.queryOptions());
  const last = lastOrganisation.read();
  const organisation = organisations.find(({ id }) => id === last) ?? organisations[0];
  return organisation ? `/o/${organisation.id}` : '/welcome';
}
