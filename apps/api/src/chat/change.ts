import { loadConversation, writeAsking } from '@latchkey/db/conversation/conversations';
import type { Deps } from '../deps.ts';
import { ownSubscription } from '../member/own-subscription.ts';
import { loadSwitchable, optionsFor } from '../subscription/options-for.ts';
import { judgeSwitch } from '../subscription/plan-switch.ts';
import { previewPlanned, toTheSecond } from '../subscription/preview-plan-switch.ts';
import { switchPlan } from '../subscription/switch-plan.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { actOfPerson, ownerOf, whoseOf } from './whose.ts';

const paidInStars = { kind: 'refused', reason: 'stars' } as const;

/** What a person's own subscription could move to. */
export function chatChangeOptions({ database: { db } }: Deps): UseCases['chat']['changeOptions'] {
  return async (_call, { subscriptionId, ...speaking }) => {
    const owner = await ownerOf(db, speaking, { subscriptionId });
    const { provider } = await ownSubscription(db, owner, subscriptionId);
    if (provider === 'stars') return paidInStars;
    const subscription = await loadSwitchable(db, { ...owner, subscriptionId });
    const targets = await optionsFor(db, subscription);
    return {
      kind: 'options',
      subscriptionId,
      current: subscription.planName ?? '',
      options: targets.flatMap(({ option: { priceId, name, interval } }) =>
        interval === 'once' ? [] : [{ priceId, name, interval }],
      ),
    };
  };
}

/** What a move would bill and open. That it was shown is what the person is then asked about. */
export function chatPreviewChange(deps: Deps): UseCases['chat']['previewChange'] {
  return async (_call, { subscriptionId, priceId, updateId, ...speaking }) => {
    const { db } = deps.database;
    const owner = await ownerOf(db, speaking, { subscriptionId });
    const { provider } = await ownSubscription(db, owner, subscriptionId);
    if (provider === 'stars') return paidInStars;
    const { organisationId } = owner;
    const at = deps.clock.now();
    const prorationDate = toTheSecond(at);
    const judged = await judgeSwitch(deps, { organisationId, subscriptionId, priceId, prorationDate });
    if (judged.kind === 'refused') return judged;
    const preview = await previewPlanned(deps, judged.planned);
    const asking = {
      kind: 'change_confirm',
      organisationId,
      subscriptionId,
      priceId,
      prorationDate: preview.prorationDate,
    } as const;
    const version = await writeAsking(db, whoseOf(speaking), { asking, askedBy: updateId, at });
    return { kind: 'preview', version, preview };
  };
}

/** Moves it as was shown. Pressed twice it is one move, and answered alike. */
export function chatChange(deps: Deps): UseCases['chat']['change'] {
  return async ({ correlationId }, { version, ...speaking }) => {
    const { db } = deps.database;
    const at = deps.clock.now();
    const known = await loadConversation(db, whoseOf(speaking), at);
    if (known?.version !== version || known.asking?.kind !== 'change_confirm') return { kind: 'stale' };
    const { kind: _, prorationDate, ...of } = known.asking;
    const { subscriptionId, priceId } = of;
    const owner = await ownerOf(db, speaking, { subscriptionId });
    await ownSubscription(db, owner, subscriptionId);
    const now = await loadSwitchable(db, of);
    if (now.planPriceId === priceId) return { kind: 'switched' };
    const asked = { ...of, prorationDate: new Date(prorationDate) };
    const judged = await judgeSwitch(deps, asked);
    if (judged.kind === 'refused') return judged;
    const { outcome, payUrl } = await switchPlan(deps, asked, actOfPerson(speaking, correlationId, at));
    return outcome === 'switched' ? { kind: 'switched' } : { kind: 'payment_needed', payUrl };
  };
}
