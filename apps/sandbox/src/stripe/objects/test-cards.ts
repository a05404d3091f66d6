/** How an instrument answers a charge: on the page with the payer present, and later without. */
export interface Instrument {
  kind: 'card' | 'sepa';
  brand: string;
  last4: string;
  country: string;
  present: 'pays' | 'declines' | 'authenticates' | 'processes';
  absent: 'pays' | 'declines' | 'authenticates' | 'processes';
  declineCode: string;
  /** Opens a dispute right after the charge. */
  disputes: 'chargeback' | 'inquiry' | null;
  /** What becomes of a debit on its way. */
  arrives: boolean;
}

/** Stripe's test cards (docs "Testing"), as far as they make a difference here, and two SEPA accounts. */
const instruments: Record<string, Partial<Instrument>> = {
  '4242424242424242': {},
  '4000056655665556': { country: 'US' },
  '5555555555554444': { brand: 'mastercard' },
  '4000000000000002': { present: 'declines', absent: 'declines', declineCode: 'generic_decline' },
  '4000000000009995': { present: 'declines', absent: 'declines', declineCode: 'insufficient_funds' },
  '4000000000009987': { present: 'declines', absent: 'declines', declineCode: 'lost_card' },
  '4000000000000341': { absent: 'declines', declineCode: 'generic_decline' },
  '4000002500003155': { present: 'authenticates' },
  '4000002760003184': { present: 'authenticates', absent: 'authenticates' },
  '4000000000000259': { disputes: 'chargeback' },
  '4000000000001976': { disputes: 'inquiry' },
  sepa: { kind: 'sepa', last4: '3000', present: 'processes', absent: 'processes' },
  sepa_fail: { kind: 'sepa', last4: '3001', present: 'processes', absent: 'processes', arrives: false },
};

const aliases: Record<string, string> = {
  DE89370400440532013000: 'sepa',
  DE62370400440532013001: 'sepa_fail',
  pm_card_visa: '4242424242424242',
  pm_card_mastercard: '5555555555554444',
  pm_card_chargeCustomerFail: '4000000000000341',
  pm_card_authenticationRequired: '4000002760003184',
};

/** The number without spaces, or what an alias stands for; undefined for what is no test instrument. */
export function instrumentNumber(given: string): string | undefined {
  const bare = given.replace(/[\s-]/g, '');
  const number = Object.hasOwn(aliases, bare) ? aliases[bare] : bare;
  return number !== undefined && Object.hasOwn(instruments, number) ? number : undefined;
}

export function instrumentOf(number: string): Instrument {
  return {
    kind: 'card',
    brand: 'visa',
    last4: number.slice(-4),
    country: 'DE',
    present: 'pays',
    absent: 'pays',
    declineCode: 'generic_decline',
    disputes: null,
    arrives: true,
    ...instruments[number],
  };
}

/** For the pages: what can be chosen. */
export const offeredInstruments: readonly { number: string; says: string }[] = [
  { number: '4242424242424242', says: 'pays' },
  { number: '4000000000000002', says: 'is declined' },
  { number: '4000002500003155', says: 'asks for 3-D Secure now' },
  { number: '4000002760003184', says: 'asks for 3-D Secure every time' },
  { number: '4000000000000341', says: 'pays now, is declined later' },
  { number: '4000000000009995', says: 'has insufficient funds' },
  { number: '4000000000000259', says: 'pays, then disputes' },
  { number: 'sepa', says: 'SEPA debit that arrives later' },
  { number: 'sepa_fail', says: 'SEPA debit that fails later' },
];
