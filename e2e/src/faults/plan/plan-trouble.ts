import type { Fault } from '../../world/faults.ts';
import { type Draw, drawFrom } from './draw.ts';
import type { Scale, Step } from './plan.ts';

const methods = [
  'getChatMember',
  'approveChatJoinRequest',
  'declineChatJoinRequest',
  'unbanChatMember',
  'sendMessage',
];
const outages = ['PostgreSQL restarts', 'queues emptied'] as const;

/** Puts Telegram's trouble, the outages and the creator's second chat into the steps. */
export function planTrouble(scale: Scale, steps: readonly Step[]): Step[] {
  const draw = drawFrom(scale.seed, 'trouble');
  const everyFew = Math.max(4, Math.floor(steps.length / 7));
  return steps.map((step, index) => {
    const early = index > 0 && index < steps.length - 4;
    return {
      ...step,
      faults: [...(scale.always ?? []), ...(scale.trouble && index > 0 ? drawFaults(draw) : [])],
      outage:
        scale.crashes && early && index % everyFew === 0 ? (outages[(index / everyFew) % 2] ?? null) : null,
      chat: scale.crashes && early ? (chats[index % chats.length] ?? null) : null,
    };
  });
}

const chats: readonly Step['chat'][] = [
  'connect',
  'change rights',
  'change rights unseen',
  'change rights',
  'change rights unseen',
];

function drawFaults(draw: Draw): Fault[] {
  return Array.from({ length: draw.between(1, 4) }, () => drawFault(draw));
}

function drawFault(draw: Draw): Fault {
  const method = draw.one(methods);
  const count = draw.between(1, 3);
  switch (draw.one(['429', '403', '400', '500', 'slow', 'lost-answer', 'drop-request'] as const)) {
    case '429':
      return { method, kind: '429', count, retryAfter: draw.between(1, 3) };
    case '403':
      return method === 'sendMessage'
        ? { method, kind: '403', count, description: 'bot was blocked by the user' }
        : { method, kind: '403', count, description: 'not enough rights' };
    case '400':
      return method === 'getChatMember' || method === 'unbanChatMember'
        ? { method, kind: '400', count, description: 'PARTICIPANT_ID_INVALID' }
        : { method, kind: '500', count };
    case 'slow':
      return { method, kind: 'slow', count, delayMs: draw.between(300, 2_500) };
    case 'lost-answer':
      return { method, kind: 'lost-answer', count };
    case 'drop-request':
      return { method, kind: 'drop-request', count };
    default:
      return { method, kind: '500', count };
  }
}
