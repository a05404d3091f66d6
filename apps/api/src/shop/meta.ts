import type { PlanId } from '@latchkey/contracts/ids';
import type { Locale } from '@latchkey/contracts/locale';
import type {
  PageMeta,
  ShopCreator as ShopCreatorContract,
  ShopPlan as ShopPlanContract,
} from '@latchkey/contracts/procedures/shop';
import { LegalPage } from '@latchkey/contracts/shop/legal';
import type { z } from 'zod';
import type { Deps } from '../deps.ts';
import { isNotFound } from '../errors/is-not-found.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { shopCreator } from './creator.ts';
import { type MetaWords, metaWords } from './meta-words.ts';
import { shopPlan } from './plan.ts';

type ShopCreator = z.input<typeof ShopCreatorContract>;
type ShopPlan = z.input<typeof ShopPlanContract>;

/** What stands in the head of a public page, for who shares its address. A path that is none of a creator's is the operator's. */
export function shopMeta(deps: Deps): UseCases['shop']['meta'] {
  const [creatorOf, planOf] = [shopCreator(deps), shopPlan(deps)];
  return async (call, { path, locale }) => {
    const words = metaWords[locale];
    const [first, ...rest] = path
      .split('/')
      .filter((part) => part !== '')
      .map(decoded);
    try {
      if (first === 'buy' && rest.length === 1) {
        const planId = rest[0] as PlanId;
        return ofPlan(await planOf(call, { of: { planId }, locale }), words, locale);
      }
      if (first !== 'c' || rest[0] === undefined) return ofOperator(path, words, locale);
      const [creator, second, third, more] = rest;
      if (more !== undefined) return unknown(path, words, locale);
      if (second === 'legal' && third !== undefined)
        return ofLegal(await creatorOf(call, { creator }), third, words, locale);
      if (third !== undefined) return unknown(path, words, locale);
      if (second === undefined) return ofCreator(await creatorOf(call, { creator }), words, locale);
      return ofPlan(await planOf(call, { of: { creator, plan: second }, locale }), words, locale);
    } catch (error) {
      if (!isNotFound(error)) throw error;
      return unknown(path, words, locale);
    }
  };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function ofPlan(plan: ShopPlan, words: MetaWords, locale: Locale): PageMeta {
  const { name, channels, creator } = plan;
  return {
    found: true,
    title: words.plan(name, creator.name),
    description: words.aboutPlan(plan),
    locale,
    canonical: `/c/${encodeURIComponent(creator.slug)}/${encodeURIComponent(plan.slug)}`,
    hidden: !plan.onSale || channels.length === 0,
  };
}

function ofCreator({ name, slug, plans }: ShopCreator, words: MetaWords, locale: Locale): PageMeta {
  return {
    found: true,
    title: words.creator(name),
    description: words.aboutCreator(
      name,
      plans.filter(({ onSale }) => onSale).map((plan) => plan.name),
    ),
    locale,
    canonical: `/c/${encodeURIComponent(slug)}`,
    hidden: false,
  };
}

function ofLegal(creator: ShopCreator, page: string, words: MetaWords, locale: Locale): PageMeta {
  const known = LegalPage.safeParse(page).data;
  const canonical = `/c/${encodeURIComponent(creator.slug)}/legal/${encodeURIComponent(page)}`;
  if (!known) return unknown(canonical, words, locale);
  const title = words.legal[known];
  return {
    found: true,
    title: `${title} · ${creator.name}`,
    description: words.aboutLegal(title, creator.name),
    locale,
    canonical,
    hidden: true,
  };
}

function ofOperator(path: string, words: MetaWords, locale: Locale): PageMeta {
  return {
    found: true,
    title: words.operator.title,
    description: words.operator.description,
    locale,
    canonical: path,
    hidden: path !== '/',
  };
}

function unknown(path: string, words: MetaWords, locale: Locale): PageMeta {
  return {
    found: false,
    title: words.unknown.title,
    description: words.unknown.description,
    locale,
    canonical: path,
    hidden: true,
  };
}
