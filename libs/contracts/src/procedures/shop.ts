import { z } from 'zod';
import { OrganisationId, PlanId } from '../ids.ts';
import { LocaleSchema } from '../locale-schema.ts';
import { LegalPage, LegalText, withdrawalRefunds } from '../shop/legal.ts';
import { SellerIdentity } from '../shop/seller-identity.ts';
import { Slug } from '../shop/slug.ts';
import { PublicPlan } from './checkout.ts';
import { procedure } from './procedure.ts';

const organisationId = OrganisationId.optional();
/** As it stands in an address: a slug, or an id. */
const inAddress = z.string().min(1).max(64);

/** Who sells, as a buyer meets them. */
const Creator = z.object({
  /** What stands for them in addresses. */
  slug: z.string(),
  name: z.string(),
  /** null: they have not said yet who they are before the law. */
  identity: SellerIdentity.nullable(),
});

/** A plan on its public page, with what a buyer must know before ordering. */
export const ShopPlan = PublicPlan.extend({
  slug: z.string(),
  creator: Creator,
  /** The words beside the box, and what names them together with the terms and the information about withdrawal. */
  consent: z.object({ text: z.string(), version: z.string() }),
});
export type ShopPlan = z.infer<typeof ShopPlan>;

export const ShopCreator = Creator.extend({
  plans: z.array(PublicPlan.extend({ slug: z.string() })),
});
export type ShopCreator = z.infer<typeof ShopCreator>;

/** What stands in a page's head for who shares its address. `found`: whether there is such a page. */
export const PageMeta = z.object({
  found: z.boolean(),
  title: z.string(),
  description: z.string(),
  locale: LocaleSchema,
  /** Path of the page's own address. */
  canonical: z.string(),
  /** Not to be listed by search engines. */
  hidden: z.boolean(),
});
export type PageMeta = z.infer<typeof PageMeta>;

const Settings = z.object({
  slug: z.string().nullable(),
  identity: SellerIdentity.nullable(),
  withdrawalRefund: z.enum(withdrawalRefunds),
  /** Every page in every language. */
  texts: z.array(LegalText),
});

export const shop = {
  /** A creator with everything they sell. */
  creator: procedure({
    type: 'query',
    permission: 'public',
    input: z.object({ creator: inAddress }),
    output: ShopCreator,
  }),
  /** A plan of a creator; by its id alone where an address names no creator. */
  plan: procedure({
    type: 'query',
    permission: 'public',
    input: z.object({
      of: z.union([z.object({ creator: inAddress, plan: inAddress }), z.object({ planId: PlanId })]),
      locale: LocaleSchema,
    }),
    output: ShopPlan,
  }),
  /** A creator's imprint, terms, and so on; in the language that is asked for, if they have it. */
  legal: procedure({
    type: 'query',
    permission: 'public',
    input: z.object({ creator: inAddress, page: LegalPage, locale: LocaleSchema }),
    output: LegalText.extend({ creator: Creator }),
  }),
  /** What stands in the head of a public page; the web server asks. */
  meta: procedure({
    type: 'query',
    permission: 'public',
    input: z.object({ path: z.string().max(300), locale: LocaleSchema }),
    output: PageMeta,
  }),
  /** How the organisation shows itself to buyers. */
  settings: procedure({
    type: 'query',
    permission: 'organisation:read',
    input: z.object({ organisationId }),
    output: Settings,
  }),
  /** Changes the address of the public page. Links with the old one lead nowhere then. */
  setSlug: procedure({
    type: 'mutation',
    permission: 'organisation:manage',
    input: z.object({ organisationId, slug: Slug }),
    output: z.object({ slug: z.string() }),
  }),
  /** Says who sells. The texts that follow our templates follow it. */
  setIdentity: procedure({
    type: 'mutation',
    permission: 'organisation:manage',
    input: z.object({ organisationId, identity: SellerIdentity }),
    output: SellerIdentity,
  }),
  /** Writes a text of one's own, as a new version; without a body the template is followed again. */
  setText: procedure({
    type: 'mutation',
    permission: 'organisation:manage',
    input: z.object({
      organisationId,
      page: LegalPage,
      locale: LocaleSchema,
      body: z.string().trim().min(20).max(60_000).nullable(),
    }),
    output: LegalText,
  }),
  /** What those who withdraw from now on get back. Whoever never agreed to an early start gets everything. */
  setWithdrawalRefund: procedure({
    type: 'mutation',
    permission: 'organisation:manage',
    input: z.object({ organisationId, withdrawalRefund: z.enum(withdrawalRefunds) }),
    output: z.object({ withdrawalRefund: z.enum(withdrawalRefunds) }),
  }),
};
