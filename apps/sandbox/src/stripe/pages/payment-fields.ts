import { offeredInstruments } from '../objects/test-cards.ts';
import { html, type Markup } from './layout.ts';

/** Choice of a test instrument, or a number typed in. */
export function paymentFields(optional: boolean): Markup {
  return html`<label for="card">Pay with</label>
<select id="card" name="card">
${optional && html`<option value="none">nothing for now</option>`}
${offeredInstruments.map(({ number, says }) => html`<option value="${number}">${spaced(number)} ${says}</option>`)}
</select>
<label for="number">or another test number</label>
<input id="number" name="number" inputmode="numeric" autocomplete="off" placeholder="4242 4242 4242 4242">`;
}

function spaced(number: string): string {
  return number.replace(/^(\d{4})(\d{4})(\d{4})(\d{4})$/, '$1 $2 $3 $4').replace(/^sepa.*$/, 'IBAN');
}
