import type { LegalTextKind } from '@latchkey/contracts/shop/legal';
import { blocks, countryName, type TextFacts } from './text-facts.ts';

/** The texts of a seller in English, as a start: to be checked by the seller, who answers for them. */
export const en = {
  imprint: ({ name, identity }) =>
    blocks(
      `${name} is sold by:`,
      address(identity),
      '## Contact',
      contact(identity),
      identity?.register ? `## Register\n\n${identity.register}` : null,
      identity?.vatId ? `## VAT identification number\n\n${identity.vatId}` : null,
      identity?.vatExempt ? 'No VAT is charged, under the scheme for small businesses.' : null,
      identity && !identity.trader
        ? '## A private seller\n\nThe seller does not act in the course of a trade. The rights that consumers have against traders under the law of the European Union do not apply to this contract.'
        : null,
      '## Complaints',
      'Please write to us first: most questions are settled in a day or two. Consumers in the European Union may also turn to a body for alternative dispute resolution in their country; we are not obliged to take part in its proceedings unless the law says so.',
    ),

  terms: ({ name, identity }) =>
    blocks(
      '## 1. Who contracts with whom',
      `The contract is between you and ${seller({ name, identity })} (“we”). The platform on which you order provides the technology; it is not a party to the contract. Payments are processed by Stripe, or by Telegram where you pay in Stars.`,
      '## 2. What you get',
      'Access to the Telegram channels and groups named on the page of the plan, for as long as it is paid for. You need a Telegram account. Access belongs to one Telegram account and may not be passed on, sold or shared.',
      '## 3. How the contract is made',
      'The page of a plan is an offer. You accept it by pressing the button “Order with obligation to pay” and completing the payment. You then get a confirmation by e-mail with these terms. The languages of the contract are English and French.',
      '## 4. Price and payment',
      `Prices are final prices${identity?.vatExempt ? '; no VAT is charged' : ' and include VAT'}. A membership that renews is charged at the beginning of each period, until it is cancelled. If a payment fails we tell you and wait for some days before your access ends.`,
      '## 5. Term and cancelling',
      'A membership runs for the period shown and renews by the same period. You can cancel at any time, to the end of the period that is paid for, on the member’s page, in the bot or by writing to us. A one-time purchase does not renew.',
      '## 6. Rules of the channels',
      'Do not copy what is published in the channels to others, and treat other members with respect. For a serious reason we may end the access; we then give back what you have paid for time to come, unless the law allows otherwise.',
      '## 7. Withdrawal',
      'As a consumer you may withdraw within 14 days. How to do so, and what follows, stands in the information about withdrawal.',
      '## 8. Conformity and liability',
      'The legal guarantee of conformity for digital services applies. We are liable without limit for intent, gross negligence and injury to life, body or health; otherwise only for breach of duties on which the contract rests, and for the damage that was to be foreseen.',
      '## 9. Law',
      `${identity ? `The law of ${countryName(identity.country, 'en')} applies.` : 'The law of [country of the seller] applies.'} As a consumer you keep the protection of the mandatory rules of the country in which you live.`,
    ),

  privacy: ({ name, identity }) =>
    blocks(
      '## Who is responsible',
      `${seller({ name, identity })} is the controller of your data. ${identity ? `Write to ${identity.email}.` : 'Write to [e-mail address].'}`,
      '## What is processed, and why',
      '- Your order, your payments and their receipts: to carry out the contract (GDPR, article 6(1)(b)) and because tax law asks for it (article 6(1)(c)).\n- Your e-mail address: for the confirmation, receipts and what concerns your membership.\n- Your Telegram identity (its number, name and language): to let you, and nobody else, into the channels you have paid for.\n- Your consents, with their time and the wording: to be able to prove them.\n- A log of what was done about your access: to find and mend faults, and against abuse (article 6(1)(f)).',
      '## Who receives it',
      'Stripe processes card payments and direct debits; Telegram runs the channels and, for Stars, the payment. Both are controllers of their own. The operator of this platform processes data on our behalf. Stripe and Telegram may process data outside the European Union; Stripe does so under standard contractual clauses or an adequacy decision.',
      '## How long',
      'Data about invoices and payments are kept as long as tax law asks, up to ten years. Everything else is erased or made unrecognisable when it is not needed any more.',
      '## Cookies',
      'Only those that are needed: one that connects your browser with your purchase, and one while you are on the member’s page. There is no advertising and no tracking.',
      '## Your rights',
      'You may see your data, have them corrected or erased, have their processing restricted, receive a copy in a common format, and object. A copy and a request to be erased are one click away on the member’s page. You may complain to the data protection authority of your country.',
    ),

  refunds: ({ withdrawalRefund }) =>
    blocks(
      '## Within 14 days',
      withdrawalRefund === 'full'
        ? 'Whoever withdraws from the contract within 14 days gets everything back that was paid, whether or not the channels were used.'
        : 'Whoever withdraws from the contract within 14 days gets back what was paid. If you have asked us to begin at once, we keep the share of the time until your withdrawal; of a one-time purchase we keep nothing.',
      'The money goes back the way it came, without fees, at the latest 14 days after we have received the withdrawal; usually the same day. Payments in Telegram Stars are given back whole, in Stars.',
      '## After that',
      'A membership can be cancelled at any time and then runs to the end of the period that is paid for; there is no refund for the rest of it, unless we did not provide what was promised.',
      '## If something goes wrong',
      'You were charged twice, or could not get in? Write to us: we put it right or give the money back. Please do so before you dispute the charge with your bank, it is faster.',
    ),

  withdrawal: ({ name, identity, withdrawalRefund }) =>
    blocks(
      '## Right of withdrawal',
      'You have the right to withdraw from this contract within 14 days without giving any reason. The period ends 14 days after the day on which the contract was concluded.',
      `To exercise it, tell us by an unequivocal statement that you withdraw. The easiest way is the button “Withdraw from contract here” on the member’s page, to which every mail about your purchase has a link; we confirm the receipt by e-mail at once. A letter or an e-mail will do as well. It is enough that you send it before the period ends.`,
      address(identity),
      contact(identity),
      '## Effects of withdrawal',
      'We give back all payments that we have received from you without undue delay, and at the latest 14 days after the day on which we receive your withdrawal, by the means of payment that you used, and without any fee. Your access ends with the withdrawal.',
      withdrawalRefund === 'full'
        ? 'We give everything back, also where you asked us to begin during the period.'
        : 'If you asked us to begin during the period, you pay us the amount that is in proportion to what was provided until your withdrawal, in comparison with the full coverage of the contract.',
      '## Model form',
      `(Fill this in and send it back only if you wish to withdraw, and do not use the button.)`,
      `To ${seller({ name, identity })}: I hereby withdraw from my contract about access to ${name}. Ordered on: … Name: … Address: … Date: …`,
    ),

  consent: ({ name }) =>
    `I want my access to ${name} to begin at once, before the 14 days for withdrawal are over. I know that I can still withdraw within these 14 days, and that I may then have to pay for the time until my withdrawal. I have read the terms and the information about withdrawal.`,
} satisfies Record<LegalTextKind, (facts: TextFacts) => string>;

type Identity = TextFacts['identity'];

function seller({ name, identity }: Pick<TextFacts, 'name' | 'identity'>): string {
  if (!identity) return name;
  return identity.legalName === name ? name : `${identity.legalName} (“${name}”)`;
}

function address(identity: Identity): string {
  if (!identity) return '[legal name]\n[address]\n[country]';
  return `${identity.legalName}\n${identity.address}\n${countryName(identity.country, 'en')}`;
}

function contact(identity: Identity): string {
  if (!identity) return 'E-mail: [e-mail address]';
  return [`E-mail: ${identity.email}`, ...(identity.phone ? [`Telephone: ${identity.phone}`] : [])].join(
    '\n',
  );
}
