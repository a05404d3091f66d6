import type { InvoiceLine, Price } from '../store/stored.ts';

export interface InvoiceLineInput {
  id: string;
  invoice: string | null;
  subscription: string;
  item: string;
  price: Price;
  quantity: number;
  amount: number;
  description: string;
  period: { start: number; end: number };
  proration: boolean;
  metadata: Record<string, string>;
}

export function buildInvoiceLine(input: InvoiceLineInput): InvoiceLine {
  return {
    id: input.id,
    object: 'line_item',
    amount: input.amount,
    currency: input.price.currency,
    description: input.description,
    discount_amounts: [],
    discountable: !input.proration,
    discounts: [],
    invoice: input.invoice,
    livemode: false,
    metadata: input.metadata,
    parent: {
      type: 'subscription_item_details',
      invoice_item_details: null,
      subscription_item_details: {
        invoice_item: null,
        proration: input.proration,
        proration_details: null,
        subscription: input.subscription,
        subscription_item: input.item,
      },
    },
    period: input.period,
    pretax_credit_amounts: [],
    pricing: {
      type: 'price_details',
      price_details: { price: input.price.id, product: input.price.product },
      unit_amount_decimal: input.price.unit_amount_decimal,
    },
    quantity: input.quantity,
    quantity_decimal: String(input.quantity),
    subscription: input.subscription,
    subtotal: input.amount,
    taxes: [],
  };
}
