import { type Permission, rolePermissions } from '@latchkey/contracts/permissions';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTRPC } from '../../api/trpc.ts';

/** All organisations of whoever is signed in, with the role in each. */
export function useOrganisations() {
  return useSuspenseQuery(useTRPC().organisation.list.queryOptions()).data;
}

/** The organisation that the address names. The frame shows its pages only to who belongs to it. */
export function useOrganisation() {
  const { organisationId } = useParams({ from: '/signed-in/o/$organisationId' });
  const organisation = useOrganisations().find(({ id }) => id === organisationId);
  if (!organisation) throw new Error('a page of an organisation outside of its frame');
  return organisation;
}

/** `may('organisation:manage')`: what the role allows decides what is shown. What is allowed, the server decides. */
export function useMay(): (permission: Permission) => boolean {
  const held: readonly Permission[] = rolePermissions[useOrganisation().role];
  return (permission) => held.includes(permission);
}
