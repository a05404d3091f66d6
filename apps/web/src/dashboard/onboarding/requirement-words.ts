/** What Stripe asks for, as far as there are words of ours for it. */
export type RequirementWord =
  | 'terms'
  | 'name'
  | 'birth'
  | 'address'
  | 'email'
  | 'phone'
  | 'document'
  | 'taxId'
  | 'bank'
  | 'businessName'
  | 'business'
  | 'website'
  | 'statement'
  | 'owners'
  | 'other';

// The narrow before the wide. Stripe: Accounts v2, requirement descriptions.
const words: readonly [RegExp, RequirementWord][] = [
  [/terms_of_service|attestations/, 'terms'],
  [/document|verification/, 'document'],
  [/relationship|owners|directors|executives|representative/, 'owners'],
  [/bank_account|external_account|payout_method|outbound|financial_account/, 'bank'],
  [/statement_descriptor/, 'statement'],
  [/registered_name|doing_business_as|display_name|business_details\.name/, 'businessName'],
  [/business_url|website|product_description|profile/, 'website'],
  [/id_number|tax_id|tax_ids|vat/, 'taxId'],
  [/mcc|structure|entity_type|business_type|annual_revenue|estimated_worker/, 'business'],
  [/date_of_birth|\bdob\b/, 'birth'],
  [/address/, 'address'],
  [/email/, 'email'],
  [/phone/, 'phone'],
  [/given_name|surname|first_name|last_name|\bname\b/, 'name'],
];

/** The plain words for what Stripe calls `identity.individual.dob`; several of its demands are one to a person. */
export function requirementWords(due: readonly string[]): RequirementWord[] {
  const found = due.map((code) => words.find(([pattern]) => pattern.test(code))?.[1] ?? 'other');
  return [...new Set(found)];
}
