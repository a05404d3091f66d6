import type { Money } from '@latchkey/contracts/money';
import type Stripe from 'stripe';
import { z } from 'zod';
import { callStripe } from './call-stripe.ts';
import { MinorAmount, moneyIn, StripeCurrency } from './shapes/money-in.ts';

export interface Switch {
  account: string;
  subscriptionId: string;
  itemId: string;
  /** The price that it moves to. */
  priceId: string;
  /** Another interval begins a new period, which is billed at once. */
  newInterval: boolean;
  /** From when unused time counts: the same in the preview and in the switch, so that what was shown is what is charged. */
  prorationDate: Date;
}

const Preview = z.object({
  currency: StripeCurrency,
  total: MinorAmount,
  lines: z.object({
    data: z.array(
      z.object({
        amount: MinorAmount,
        description: z.string().nullish().catch(null),
        parent: z
          .object({
            subscription_item_details: z.object({ proration: z.boolean() }).nullish(),
            invoice_item_details: z.object({ proration: z.boolean() }).nullish(),
          })
          .nullish()
          .catch(null),
      }),
    ),
  }),
});

export interface SwitchPreview {
  /** Below zero: a credit, which the next invoices use up. */
  total: Money;
  lines: { description: string; amount: Money }[];
}

/**
 * What a switch would bill at once (Stripe: Create a preview invoice; Prorations). Changes nothing.
 * @throws {BillingFailure}
 */
export async function previewSwitch(stripe: Stripe, of: Switch): Promise<SwitchPreview> {
  const preview = await callStripe(of.account, async (options) =>
    Preview.parse(
      await stripe.invoices.createPreview(
        {
          subscription: of.subscriptionId,
          subscription_details: {
            items: [{ id: of.itemId, price: of.priceId }],
            proration_behavior: 'always_invoice',
            proration_date: Math.floor(of.prorationDate.getTime() / 1000),
          },
        },
        options,
      ),
    ),
  );
  const { currency } = preview;
  // Where the period goes on, a period to come is not billed by the switch, whether or not the preview shows it.
  const billed = preview.lines.data.filter((line) => of.newInterval || isProration(line));
  const total = of.newInterval ? preview.total : billed.reduce((sum, { amount }) => sum + amount, 0);
  return {
    total: moneyIn(total, currency),
    lines: billed.map(({ description, amount }) => ({
      description: description ?? '',
      amount: moneyIn(amount, currency),
    })),
  };
}

function isProration({ parent }: z.infer<typeof Preview>['lines']['data'][number]): boolean {
  return Boolean(parent?.subscription_item_details?.proration ?? parent?.invoice_item_details?.proration);
}
