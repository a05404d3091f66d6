import type { MembershipView, StartView } from '@latchkey/contracts/procedures/bot';
import type { Texts } from '../texts/en.ts';
import { clip } from './clip.ts';
import { type Html, joinHtml } from './html.ts';
import type { Message } from './message.ts';
import { renderMemberships } from './render-memberships.ts';
import { renderPlan } from './render-plan.ts';

/** The messages that answer a /start with something in it, in their order. */
export function renderStart(texts: Texts, view: Exclude<StartView, { kind: 'memberships' }>): Message[] {
  switch (view.kind) {
    case 'member_code':
      return [{ text: texts.memberCode.code(view.code) }];
    case 'member_code_refused':
      return [{ text: texts.memberCode.refused }];
    case 'claimed':
      return [withMemberships(texts, texts.claim.done, view.memberships)];
    case 'claim_refused':
      return [withMemberships(texts, texts.claim.refused[view.reason], view.memberships)];
    case 'moved':
      return [withMemberships(texts, texts.move.done, view.memberships)];
    case 'move_refused':
      return [withMemberships(texts, texts.move.refused[view.reason], view.memberships)];
    case 'plan':
      return view.memberships.length > 0
        ? [renderMemberships(texts, view.memberships), renderPlan(texts, view.plan)]
        : [renderPlan(texts, view.plan)];
    case 'plan_unavailable':
      return [{ text: texts.plan.unavailable }];
    case 'code_redeemed':
      return [withMemberships(texts, texts.accessCode.redeemed(clip(view.plan, 80)), view.memberships)];
    case 'code_refused':
      return [withMemberships(texts, texts.accessCode.refused[view.reason], view.memberships)];
    case 'creator_linked':
      return [{ text: texts.creator.linked(clip(view.organisation, 80)) }];
    case 'creator_link_refused':
      return [{ text: texts.creator.refused }];
  }
}

function withMemberships(texts: Texts, first: Html, memberships: readonly MembershipView[]): Message {
  if (memberships.length === 0) return { text: first };
  const rest = renderMemberships(texts, memberships);
  return { ...rest, text: joinHtml([first, rest.text], '\n\n') };
}
