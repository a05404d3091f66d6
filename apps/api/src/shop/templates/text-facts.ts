import type { WithdrawalRefund } from '@latchkey/contracts/shop/legal';
import type { SellerIdentity } from '@latchkey/contracts/shop/seller-identity';

/** What the templates are filled in from. */
export interface TextFacts {
  /** The name under which is sold. */
  name: string;
  /** null: not said yet; the templates then show where it belongs. */
  identity: SellerIdentity | null;
  withdrawalRefund: WithdrawalRefund;
}

/** Joins blocks by empty lines; what is not to be said is null. */
export function blocks(...parts: (string | null)[]): string {
  return parts.filter((part) => part !== null).join('\n\n');
}

/** The name of a country in a language. */
export function countryName(code: string, locale: string): string {
  return new Intl.DisplayNames([locale], { type: 'region' }).of(code) ?? code;
}
