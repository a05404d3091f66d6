import type { SandboxClock } from '../../../clock.ts';
import { actionButton } from '../../../pages/action-button.ts';
import { html } from '../../../pages/html.ts';
import { renderPage } from '../../../pages/layout.ts';
import { connectedScopes, type World } from '../../store/world.ts';
import { renderAccount } from './account-panel.ts';
import { renderDeliveries } from './deliveries-panel.ts';

/** Where a person plays Stripe: banks, payers and the creator's dashboard, with buttons. */
export function renderStripePage(world: World, clock: SandboxClock): string {
  const scopes = connectedScopes(world);
  const body = html`<section class="panel"><h1>Play Stripe</h1>
<p class="soft">What banks, payers and Stripe itself would do. Every button changes objects and sends the events that Stripe would send.</p>
<div class="row">${actionButton({ label: 'A day later', path: '/clock', body: { advance: '1d' } })}${actionButton(
    {
      label: 'A month later',
      path: '/clock',
      body: { advance: '31d' },
    },
  )}</div></section>
<div id="accounts" data-live="part" class="stack">${
    scopes.length === 0
      ? html`<section class="panel"><p class="soft">No account is connected yet.</p>${actionButton({
          label: 'Connect a sample account',
          path: '/stripe/control/accounts',
          body: { displayName: 'Sample creator', ready: true },
        })}</section>`
      : scopes.map(renderAccount)
  }</div>
<section class="panel" id="deliveries" data-live="part">${renderDeliveries(world)}</section>`;
  return renderPage({ title: 'Stripe', place: '/stripe', clock, body });
}
