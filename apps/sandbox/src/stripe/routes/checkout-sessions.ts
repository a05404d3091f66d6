import { z } from 'zod';
import type { Api } from '../http/api.ts';
import { noParams } from '../http/api.ts';
import { inRange, listPage, matches } from '../http/list-page.ts';
import { mergeMetadata, metadata, pageParams, params, text, timeRange } from '../http/params.ts';
import { expireSession } from '../lifecycle/checkout/expire-session.ts';
import { openSession } from '../lifecycle/checkout/open-session.ts';
import { all, change, find } from '../store/objects.ts';
import { checkoutSessionParams } from './checkout-session-params.ts';
import { openRequestOf } from './checkout-session-request.ts';

const listParams = params({
  ...pageParams,
  created: timeRange.optional(),
  customer: text.optional(),
  payment_intent: text.optional(),
  status: z.enum(['open', 'complete', 'expired']).optional(),
  subscription: text.optional(),
  customer_details: z.object({ email: text }).optional(),
});

export function checkoutSessionRoutes({ on }: Api): void {
  on('POST', '/v1/checkout/sessions', checkoutSessionParams, ({ scope, input }) =>
    openSession(scope, openRequestOf(scope, input)),
  );
  on('GET', '/v1/checkout/sessions', listParams, ({ scope, input, path }) => {
    const sessions = all(scope, 'checkout.session')
      .filter((session) => matches(session.customer, input.customer) && matches(session.status, input.status))
      .filter((session) => matches(session.subscription, input.subscription))
      .filter((session) => matches(session.payment_intent, input.payment_intent))
      .filter((session) => matches(session.customer_details?.email, input.customer_details?.email))
      .filter((session) => inRange(session.created, input.created));
    return listPage(sessions, input, path);
  });
  on('GET', '/v1/checkout/sessions/:id', noParams, ({ scope, id }) => find(scope, 'checkout.session', id));
  on(
    'POST',
    '/v1/checkout/sessions/:id',
    params({ metadata: metadata.optional() }),
    ({ scope, input, id }) => {
      change(scope, 'checkout.session', id, (session) => {
        session.metadata = mergeMetadata(session.metadata ?? {}, input.metadata);
      });
      return find(scope, 'checkout.session', id);
    },
  );
  on('POST', '/v1/checkout/sessions/:id/expire', noParams, ({ scope, id }) => expireSession(scope, id));
  on('GET', '/v1/checkout/sessions/:id/line_items', params(pageParams), ({ scope, input, id, path }) => {
    find(scope, 'checkout.session', id);
    const lines = scope.account.hidden.sessions[id]?.lines ?? [];
    return listPage(lines.toReversed(), input, path);
  });
}
