import type { FastifyInstance } from 'fastify';
import { html } from '../../pages/html.ts';
import { sendHtml } from '../../pages/page-routes.ts';
import { findAccount } from '../lifecycle/account/find-account.ts';
import { setReady } from '../lifecycle/account/set-ready.ts';
import type { World } from '../store/world.ts';
import { hostedPage } from './hosted-page.ts';

type OfLink = { Params: { account: string; token: string }; Body: { action?: string } };

/** Where an account link leads: the creator does the paperwork, or goes back without. A link works once. */
export function onboardingPages(app: FastifyInstance, world: World): void {
  app.get<OfLink>('/stripe/onboarding/:account/:token', (request, reply) => {
    const scope = findAccount(world, request.params.account);
    const link = scope.account.hidden.accountLinks[request.params.token];
    if (!link) return reply.redirect('/stripe');
    if (link.used || link.expiresAt < world.now()) return reply.redirect(link.refreshUrl, 303);
    link.used = true;
    world.changed();
    return sendHtml(
      reply,
      onboardingPage(request.params.account, request.params.token, scope.account.displayName),
    );
  });
  app.post<OfLink>('/stripe/onboarding/:account/:token', (request, reply) => {
    const scope = findAccount(world, request.params.account);
    const link = scope.account.hidden.accountLinks[request.params.token];
    if (request.body?.action === 'finish') setReady(scope, true);
    return reply.redirect(link?.returnUrl ?? '/stripe', 303);
  });
}

function onboardingPage(account: string, token: string, name: string | null): string {
  return hostedPage(
    'Set up payments',
    html`<h1>Set up payments for ${name ?? 'your business'}</h1>
<form class="panel" method="post" action="/stripe/onboarding/${account}/${token}">
<p>The real page asks for identity, address and a bank account. Here it is enough to say that all of it is done.</p>
<button class="btn primary pay" name="action" value="finish">All done, take payments</button>
<button class="btn pay" name="action" value="later">Finish later</button>
</form>`,
  );
}
