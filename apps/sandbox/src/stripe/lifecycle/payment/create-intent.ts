import { buildPaymentIntent } from '../../objects/payment-intent.ts';
import { emit } from '../../store/emit.ts';
import { newId } from '../../store/new-id.ts';
import { insert } from '../../store/objects.ts';
import type { PaymentIntent } from '../../store/stored.ts';
import type { Scope } from '../../store/world.ts';
import { applicationId } from '../ledger.ts';

export interface IntentRequest {
  amount: number;
  currency: string;
  customer: string | null;
  applicationFee: number | null;
  description: string | null;
  metadata: Record<string, string>;
  setupFutureUsage?: 'off_session' | 'on_session' | null;
}

export function createIntent(scope: Scope, request: IntentRequest): PaymentIntent {
  const intent = insert(
    scope,
    'payment_intent',
    buildPaymentIntent({
      ...request,
      id: newId('pi'),
      created: scope.world.now(),
      application: applicationId,
    }),
  );
  emit(scope, 'payment_intent.created', intent);
  return intent;
}
