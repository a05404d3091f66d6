import { actionButton } from './action-button.ts';
import { html } from './html.ts';
import { renderPage } from './layout.ts';
import { moment } from './moment.ts';
import type { PageContext } from './page-routes.ts';

const jumps = [
  ['+1 hour', '1h'],
  ['+1 day', '1d'],
  ['+7 days', '7d'],
  ['+31 days', '31d'],
] as const;

const cards = [
  [
    '/play',
    'Play the subscriber',
    'A small messenger: start the bot, press its buttons, ask to join a channel, pay in Stars.',
  ],
  [
    '/telegram',
    'Play the creator in Telegram',
    "Chats and who is in them, the bot's rights, people added and banned by hand, faults of the Bot API.",
  ],
  [
    '/stripe',
    'Play Stripe',
    'Payments and subscriptions: let the next renewal fail, refund, dispute, cancel.',
  ],
  ['/mail', 'Read the mail', 'Every mail that was sent ends here and nowhere else.'],
] as const;

export function renderHomePage({ clock }: PageContext): string {
  const body = html`
<section class="panel">
<h1>A world to try Latchkey in</h1>
<p class="soft">Stripe, Telegram and a mail server, all of them emulated on this machine. No money moves, no message leaves. The same programs that would talk to the real ones talk to this.</p>
</section>
<section class="cards">${cards.map(
    ([path, name, text]) =>
      html`<a class="panel card" href="${path}"><h2>${name}</h2><span class="soft">${text}</span></a>`,
  )}</section>
<section class="panel">
<h2>Time</h2>
<p id="now" data-live="part">It is ${moment(clock.now().getTime(), 'date')} in the sandbox, for all processes that follow it.</p>
<div class="row">${jumps.map(([label, advance]) =>
    actionButton({ label, path: '/clock', body: { advance }, done: `Moved on by ${label.slice(1)}` }),
  )}</div>
<p class="soft small">Time only moves forward. Renewals, retries and ends of periods that fall due on the way happen as the clock passes them.</p>
</section>
<section class="panel">
<h2>For programs</h2>
<div class="scroll"><table>
<tr><td>Stripe API</td><td><code>/v1/…</code> <code>/v2/…</code></td></tr>
<tr><td>Telegram Bot API</td><td><code>/bot&lt;token&gt;/&lt;method&gt;</code></td></tr>
<tr><td>People, chats, faults</td><td><code>/telegram/control/…</code></td></tr>
<tr><td>Clock</td><td><code>GET /clock</code> <code>POST /clock {"advance":"31d"}</code></td></tr>
<tr><td>Mail</td><td>SMTP in, <code>GET /mail</code> out</td></tr>
</table></div>
</section>`;
  return renderPage({ title: 'Home', place: '/', clock, body });
}
