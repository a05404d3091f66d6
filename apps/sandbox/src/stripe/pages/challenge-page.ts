import { html } from '../../pages/html.ts';
import { hostedPage } from './hosted-page.ts';

/** The bank's question (3-D Secure); the form is sent again with the answer. */
export function challengePage(action: string, fields: Record<string, unknown>): string {
  const hidden = Object.entries(fields).filter(
    ([name, value]) => name !== 'authenticate' && typeof value === 'string',
  );
  return hostedPage(
    'Confirm the payment',
    html`<h1>Your bank asks: is this you?</h1>
<form class="panel" method="post" action="${action}">
<p>3-D Secure, as the bank of this test card wants it.</p>
${hidden.map(([name, value]) => html`<input type="hidden" name="${name}" value="${String(value)}">`)}
<button class="btn primary pay" name="authenticate" value="confirm">Confirm the payment</button>
<button class="btn danger pay" name="authenticate" value="fail">Refuse it</button>
</form>`,
  );
}
