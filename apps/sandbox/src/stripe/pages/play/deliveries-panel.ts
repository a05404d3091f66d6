import { actionButton } from '../../../pages/action-button.ts';
import { type Html, html } from '../../../pages/html.ts';
import { moment } from '../../../pages/moment.ts';
import type { World } from '../../store/world.ts';

const shown = 25;

/** What was sent, what waits, and the ways in which a delivery can go wrong. */
export function renderDeliveries(world: World): Html {
  const waiting = Object.values(world.state.deliveries);
  const events = Object.values(world.state.events).reverse().slice(0, shown);
  const control = '/stripe/control/deliveries';
  return html`<h2>Events</h2>
<p class="small">${waiting.length === 0 ? 'Everything has been taken.' : `${waiting.length} waiting. ${waiting.find((one) => one.lastError !== null)?.lastError ?? ''}`}</p>
<div class="row">${
    world.state.holding
      ? [
          actionButton({ label: 'Send what is held', path: `${control}/release`, look: 'primary' }),
          actionButton({
            label: '…in reversed order',
            path: `${control}/release`,
            body: { order: 'reversed' },
          }),
        ]
      : actionButton({ label: 'Hold deliveries', path: `${control}/hold` })
  }${waiting.length > 0 && actionButton({ label: 'Try again now', path: `${control}/retry` })}</div>
<div class="scroll"><table><tr><th>When</th><th>Type</th><th>Event</th><th></th></tr>${events.map(
    (event) =>
      html`<tr><td>${moment(event.created * 1000, 'full')}</td><td>${event.type}${event.pending_webhooks > 0 && html` <span class="tag warn">waiting</span>`}</td><td><code>${event.id}</code></td><td>${actionButton(
        { label: 'Send again', path: `/stripe/control/events/${event.id}/resend` },
      )}</td></tr>`,
  )}</table></div>`;
}
