import type { MembershipView, StartView } from '@latchkey/contracts/procedures/bot';
import { en } from '../texts/en.ts';
import { clip } from './clip.ts';
import { type Html, joinHtml } from './html.ts';
import type { Message } from './message.ts';
import { renderMemberships } from './render-memberships.ts';
import { renderPlan } from './render-plan.ts';

/** The messages that answer a /start, in their order. */
export function renderStart(view: StartView): Message[] {
  switch (view.kind) {
    case 'memberships':
      return [renderMemberships(view.memberships, view.pages)];
    case 'member_code':
      return [{ text: en.memberCode.code(view.code) }];
    case 'member_code_refused':
      return [{ text: en.memberCode.refused }];
    case 'claimed':
      return [withMemberships(en.claim.done, view.memberships)];
    case 'claim_refused':
      return [withMemberships(en.claim.refused[view.reason], view.memberships)];
    case 'moved':
      return [withMemberships(en.move.done, view.memberships)];
    case 'move_refused':
      return [withMemberships(en.move.refused[view.reason], view.memberships)];
    case 'plan':
      return view.memberships.length > 0
        ? [renderMemberships(view.memberships), renderPlan(view.plan)]
        : [renderPlan(view.plan)];
    case 'plan_unavailable':
      return [{ text: en.plan.unavailable }];
    case 'code_redeemed':
      return [withMemberships(en.code.redeemed(clip(view.plan, 80)), view.memberships)];
    case 'code_refused':
      return [withMemberships(en.code.refused[view.reason], view.memberships)];
    case 'creator_linked':
      return [{ text: en.creator.linked(clip(view.organisation, 80)) }];
    case 'creator_link_refused':
      return [{ text: en.creator.refused }];
  }
}

function withMemberships(first: Html, memberships: readonly MembershipView[]): Message {
  if (memberships.length === 0) return { text: first };
  const rest = renderMemberships(memberships);
  return { ...rest, text: joinHtml([first, rest.text], '\n\n') };
}
