import { OrderId, type OrganisationId } from '@latchkey/contracts/ids';

const orderKey = 'latchkey_order';
const organisationKey = 'latchkey_organisation';

/** Our marks on a provider's object: without them an object on the creator's account is not ours. */
export const metadata = {
  of(orderId: OrderId, organisationId: OrganisationId) {
    return { [orderKey]: orderId, [organisationKey]: organisationId };
  },
  ofOrganisation(organisationId: OrganisationId) {
    return { [organisationKey]: organisationId };
  },
  /** Null: not sold by us, or somebody wrote into our key. */
  orderId(marks: Readonly<Record<string, string>>): OrderId | null {
    return OrderId.safeParse(marks[orderKey]).data ?? null;
  },
} as const;
