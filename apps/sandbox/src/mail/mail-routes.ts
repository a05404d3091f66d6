import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { SandboxClock } from '../clock.ts';
import { actionButton } from '../pages/action-button.ts';
import { html } from '../pages/html.ts';
import { renderPage } from '../pages/layout.ts';
import { sendHtml } from '../pages/page-routes.ts';
import type { StateSection } from '../state.ts';
import type { Mail, MailState } from './mail-state.ts';
import { renderMail } from './render-mail.ts';

const Wanted = z.object({ to: z.string().optional() });

/** `GET /mail`: JSON for programs (`?to=` picks an address), a page for browsers; `DELETE /mail` empties it. */
export function mailRoutes(
  app: FastifyInstance,
  context: { clock: SandboxClock; state: StateSection<MailState> },
): void {
  const { clock, state } = context;
  app.get('/mail', (request, reply) => {
    const { to } = Wanted.parse(request.query);
    const mails = state.value.mails.filter((mail) => to === undefined || mail.to.includes(to));
    if (!request.headers.accept?.includes('text/html')) {
      return reply.send(mails.map((mail) => ({ ...mail, at: new Date(mail.at).toISOString() })));
    }
    return sendHtml(reply, renderPage({ title: 'Mail', place: '/mail', clock, body: mailList(mails) }));
  });
  app.delete('/mail', () => {
    state.value.mails = [];
    state.changed();
    return { ok: true };
  });
}

function mailList(mails: readonly Mail[]) {
  return html`<section class="panel">
<div class="row spread"><h1>Mail</h1>${actionButton({ label: 'Empty', path: '/mail', method: 'DELETE', look: 'danger' })}</div>
<p class="soft">What was sent to the sandbox's mail server. Nothing is delivered further.</p>
</section>
<section id="mails" class="stack" data-live="part">${
    mails.length === 0 ? html`<p class="soft">No mail yet.</p>` : [...mails].reverse().map(renderMail)
  }</section>`;
}
