import { type Html, html } from '../../pages/html.ts';
import { offeredInstruments } from '../objects/test-cards.ts';

/** Choice of a test instrument, or a number typed in. */
export function paymentFields(optional: boolean): Html {
  return html`<label for="card">Pay with</label>
<select id="card" name="card">
${optional && html`<option value="none">nothing for now</option>`}
${offeredInstruments.map(({ number, says }) => html`<option value="${number}">${labelOf(number)} ${says}</option>`)}
</select>
<label for="number">or another test number</label>
<input id="number" name="number" inputmode="numeric" autocomplete="off" placeholder="4242 4242 4242 4242">`;
}

function labelOf(number: string): string {
  return number.startsWith('sepa') ? 'IBAN' : `${number.slice(0, 4)} … ${number.slice(-4)}`;
}
