import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { changeSubscription, subscriptionActions } from '../stars/change-subscription.ts';
import { payInvoice } from '../stars/pay-invoice.ts';
import { takeBack } from '../stars/take-back.ts';
import type { InvoiceRecord } from '../telegram-state.ts';
import type { TelegramWorld } from '../telegram-world.ts';
import { BotName, botNamed, ControlRefusal, userOf } from './find.ts';

const Pay = z.union([
  z.object({ link: z.string() }),
  /** An invoice shown in the private chat with the bot, or in another chat. */
  z.object({ messageId: z.number().int(), chatId: z.number().int().optional(), bot: BotName }),
]);
const Change = z.object({ action: z.enum(subscriptionActions) });
const SubscriptionPath = z.object({ subscriptionId: z.string() });

/** Stars: paying an invoice, and what becomes of a subscription. A subscription is named by its id or any charge id. */
export function starRoutes(app: FastifyInstance, world: TelegramWorld): void {
  app.get('/invoices', (request) => {
    const { link } = z.object({ link: z.string() }).parse(request.query);
    return byLink(world, link);
  });
  app.post('/users/:userId/pay', async (request) => {
    const { user } = userOf(world, request.params);
    const invoice = invoiceOf(world, user.id, Pay.parse(request.body));
    return payInvoice(world, botNamed(world, invoice.botId), user.id, invoice);
  });
  app.get('/users/:userId/subscriptions', (request) => {
    const { user } = userOf(world, request.params);
    return Object.values(world.state.starSubscriptions)
      .filter((each) => each.userId === user.id)
      .map((each) => ({
        ...each,
        chargeIds: chargeIds(world, each.id),
        expiresAt: new Date(each.expiresAt).toISOString(),
      }));
  });
  app.post('/subscriptions/:subscriptionId', (request) => {
    const { subscriptionId } = SubscriptionPath.parse(request.params);
    const { starSubscriptions, charges } = world.state;
    const subscription =
      starSubscriptions[subscriptionId] ?? starSubscriptions[charges[subscriptionId]?.subscriptionId ?? ''];
    if (!subscription) throw new ControlRefusal(404, `There is no subscription ${subscriptionId}`);
    const { action } = Change.parse(request.body);
    if (!changeSubscription(world, botNamed(world, subscription.botId), subscription, action)) {
      throw new ControlRefusal(
        409,
        `A subscription that is ${subscription.state} does not allow "${action}"`,
      );
    }
    return subscription;
  });
  /** The person had the store take back what they paid for their Stars: the bot hears nothing of it. */
  app.post('/charges/:chargeId/chargeback', (request) => {
    const { chargeId } = z.object({ chargeId: z.string() }).parse(request.params);
    const charge = world.state.charges[chargeId];
    if (!charge) throw new ControlRefusal(404, `There is no charge ${chargeId}`);
    if (charge.refundedDate !== undefined) throw new ControlRefusal(409, 'It was taken back before');
    takeBack(world, charge);
    return charge;
  });
}

function invoiceOf(world: TelegramWorld, userId: number, payment: z.output<typeof Pay>): InvoiceRecord {
  if ('link' in payment) return byLink(world, payment.link);
  const bot = botNamed(world, payment.bot);
  const slug = world.state.invoiceMessages[`${payment.chatId ?? userId}:${payment.messageId}:${bot.user.id}`];
  const invoice = world.state.invoices[slug ?? ''];
  if (!invoice) throw new ControlRefusal(404, `Message ${payment.messageId} is no invoice`);
  return invoice;
}

function byLink(world: TelegramWorld, link: string): InvoiceRecord {
  const invoice = world.state.invoices[link.split('$').at(-1) ?? ''];
  if (!invoice) throw new ControlRefusal(404, 'There is no such invoice');
  return invoice;
}

function chargeIds(world: TelegramWorld, subscriptionId: string): string[] {
  return Object.values(world.state.charges)
    .filter((charge) => charge.subscriptionId === subscriptionId)
    .map((charge) => charge.id);
}
