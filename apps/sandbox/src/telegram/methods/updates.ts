import { badRequest } from '../bot-api-error.ts';
import type { WebhookInfo } from '../bot-api-types.ts';
import { type BotMethod, type Call, flagParam, integerParam, jsonParam, textParam } from '../call.ts';
import { endOpenPoll, getUpdates } from '../updates/get-updates.ts';
import { allowUpdates } from '../updates/send-update.ts';

const secretForm = /^[A-Za-z0-9_-]{1,256}$/;
const defaultConnections = 40;

const setWebhook: BotMethod = (call) => {
  const url = textParam(call, 'url') ?? '';
  const secretToken = textParam(call, 'secret_token');
  if (url === '') return deleteWebhook(call);
  // Telegram wants https; plain http is let through here so that a local server can be called.
  if (!/^https?:\/\//.test(url)) throw badRequest('bad webhook: An HTTPS URL must be provided for webhook');
  if (secretToken !== undefined && !secretForm.test(secretToken)) {
    throw badRequest('secret token contains unallowed characters');
  }
  allowUpdates(call.bot, jsonParam(call, 'allowed_updates'));
  call.bot.webhook = {
    url,
    maxConnections: integerParam(call, 'max_connections') ?? defaultConnections,
    ...(secretToken === undefined ? {} : { secretToken }),
  };
  endOpenPoll(call, 'terminated by setWebhook request');
  return settled(call);
};

const deleteWebhook: BotMethod = (call) => {
  delete call.bot.webhook;
  return settled(call);
};

const getWebhookInfo: BotMethod = ({ bot }): WebhookInfo => ({
  url: bot.webhook?.url ?? '',
  has_custom_certificate: false,
  pending_update_count: bot.pending.length,
  ...(bot.webhook ? { max_connections: bot.webhook.maxConnections, ip_address: '127.0.0.1' } : {}),
  ...(bot.webhook?.lastErrorDate === undefined ? {} : { last_error_date: bot.webhook.lastErrorDate }),
  ...(bot.webhook?.lastErrorMessage === undefined
    ? {}
    : { last_error_message: bot.webhook.lastErrorMessage }),
  ...(bot.allowedUpdates
    ? { allowed_updates: bot.allowedUpdates as NonNullable<WebhookInfo['allowed_updates']> }
    : {}),
});

function settled(call: Call): true {
  if (flagParam(call, 'drop_pending_updates')) call.bot.pending = [];
  call.world.changed();
  call.world.signals.emit('update', call.bot.user.id);
  return true;
}

export const updateMethods = { getUpdates, setWebhook, deleteWebhook, getWebhookInfo };
