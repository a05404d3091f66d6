import { expect, test } from 'vitest';
import { requirementWords } from './requirement-words.ts';

test.each([
  ['identity.attestations.terms_of_service.account', 'terms'],
  ['identity.individual.dob', 'birth'],
  ['identity.individual.date_of_birth.day', 'birth'],
  ['identity.individual.address.postal_code', 'address'],
  ['identity.individual.given_name', 'name'],
  ['identity.individual.documents.primary_verification.front_back', 'document'],
  ['identity.business_details.registered_name', 'businessName'],
  ['identity.business_details.id_numbers.fr_siren', 'taxId'],
  ['identity.entity_type', 'business'],
  ['configuration.merchant.mcc', 'business'],
  ['configuration.merchant.statement_descriptor.descriptor', 'statement'],
  ['defaults.profile.business_url', 'website'],
  ['configuration.recipient.default_outbound_destination', 'bank'],
  ['external_account', 'bank'],
  ['something.new', 'other'],
] as const)('%s is %s', (code, word) => {
  expect(requirementWords([code])).toEqual([word]);
});

test('several demands of one thing are one', () => {
  const due = ['identity.individual.given_name', 'identity.individual.surname', 'identity.individual.dob'];
  expect(requirementWords(due)).toEqual(['name', 'birth']);
});
