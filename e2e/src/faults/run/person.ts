import type { createBrowser } from '../../world/browser.ts';
import type { Act } from '../plan/acts.ts';
import type { History } from '../plan/plan.ts';

/** Somebody a history is about, with what the campaign has to remember of them. */
export interface Person {
  history: History;
  userId: number;
  /** Somebody else, who tries this person's link. */
  strangerId: number | null;
  subscriptions: string[];
  /** One-time purchases: their sessions. */
  purchases: string[];
  /** How often the person has asked to join this time. */
  asked: number;
  /** Shut out by support, whatever was paid. */
  blocked: boolean;
  /** In ms: until then the creator has given the time that a removal had cost. */
  givenUntil: number;
  /** What the creator and banks have done about the person's money. */
  money: { orderId: string | null; disputeId: string | null };
  /** A purchase in Stars: whether a payment is under way, and how many messages were before the present try. */
  stars: { paying: boolean; from: number };
  /** Acts whose step has come and which could not be done yet, oldest first. */
  toDo: Act[];
  /** A purchase on the web that waits for its claim. */
  web: { browser: ReturnType<typeof createBrowser>; orderId: string } | null;
}
