import type { BotMethod } from '../call.ts';
import { botItselfMethods } from './bot-itself.ts';
import { callbackMethods } from './callbacks.ts';
import { chatMethods } from './chats.ts';
import { inviteLinkMethods } from './invite-links.ts';
import { invoiceMethods } from './invoices.ts';
import { joinRequestMethods } from './join-requests.ts';
import { memberMethods } from './members.ts';
import { messageMethods } from './messages.ts';
import { starMethods } from './stars.ts';
import { updateMethods } from './updates.ts';

const methods: Record<string, BotMethod> = {
  ...updateMethods,
  ...botItselfMethods,
  ...messageMethods,
  ...callbackMethods,
  ...chatMethods,
  ...memberMethods,
  ...inviteLinkMethods,
  ...joinRequestMethods,
  ...invoiceMethods,
  ...starMethods,
};

const byLowerCase = new Map(
  Object.entries(methods).map(([name, method]) => [name.toLowerCase(), { name, method }]),
);

/** A method by its name, which Telegram takes in any case. */
export function findMethod(name: string): { name: string; method: BotMethod } | undefined {
  return byLowerCase.get(name.toLowerCase());
}
