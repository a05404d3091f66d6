import type { Product } from '../store/stored.ts';

export interface ProductInput {
  id: string;
  created: number;
  name: string;
  active?: boolean | undefined;
  description?: string | null | undefined;
  images?: string[] | undefined;
  metadata?: Record<string, string> | undefined;
  url?: string | null | undefined;
}

export function buildProduct(input: ProductInput): Product {
  return {
    id: input.id,
    object: 'product',
    active: input.active ?? true,
    created: input.created,
    default_price: null,
    description: input.description ?? null,
    images: input.images ?? [],
    livemode: false,
    marketing_features: [],
    metadata: input.metadata ?? {},
    name: input.name,
    package_dimensions: null,
    shippable: null,
    tax_code: null,
    tax_details: null,
    type: 'service',
    updated: input.created,
    url: input.url ?? null,
  };
}
