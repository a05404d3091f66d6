import type { AlertWords } from './alert-words.ts';

export const en: AlertWords = {
  someChannel: 'your channel',
  raised: {
    removal_refused: ({ action, where }) =>
      action === 'person_is_admin'
        ? `⚠️ Somebody whose access to ${where} has ended administers it, so the bot may not take them out. Take the role from them, and they are taken out by themselves.`
        : `⚠️ Somebody whose access to ${where} has ended could not be taken out: Telegram does not say whether they are inside. It is tried again; the list of accesses shows who it is.`,
    entry_refused: ({ where }) =>
      `⚠️ Somebody who has paid for ${where} cannot enter: they were banned there by hand before, and the bot does not undo what an admin has decided. Lift the ban in the chat and they are let in by themselves; or give the money back.`,
    brake_pulled: ({ count, where }) =>
      `🛑 Many removals at once${count === null ? '' : ` (${count})`} from ${where} wait for you: this is more than usual. Nobody of them has been taken out. Please look at them and decide.`,
    account_disconnected: () =>
      '⚠️ Your Stripe account is no longer connected. Nobody loses access because of it before what they have paid for ends; new card payments need the account connected again.',
    dispute_opened: () =>
      '⚠️ A buyer disputes a payment. Stripe expects your answer in time: see the dispute in your Stripe dashboard.',
    payout_failed: () =>
      '⚠️ Stripe could not pay out to your bank account. Please look at it in your Stripe dashboard.',
    drift_found: ({ where }) =>
      `⚠️ What is paid for and who is inside ${where} do not agree, and a person must choose what is right. See the list of differences.`,
    seen_inside_again: ({ where }) =>
      `ℹ️ Somebody whose access to ${where} has ended was let in again by hand, and is taken out again. Whoever shall stay needs access here first.`,
    chat_taken: () =>
      '⚠️ The chat to which you have added the bot is connected by another organisation already, so it was not connected to yours. It has to be disconnected there first.',
    stars_taken_back: () =>
      '⚠️ Telegram has taken Stars back that a buyer had paid you. Their access has ended, and Telegram is asked not to charge them again.',
    withdrawal_unpaid: () =>
      '⚠️ A buyer has withdrawn from a contract, and their money could not be given back by itself. By law it must be back within 14 days: please look at it in your Stripe dashboard.',
    erasure_requested: () =>
      '⚠️ A buyer asks to have their data erased. By law you have a month to answer: see the requests in your settings.',
    support_asked: ({ number }) =>
      `💬 Somebody asks you something through the bot${number === null ? '' : ` (no. ${number})`}. Their page among your members shows what, and takes your answer.`,
    new_members: ({ count }) =>
      count === null || count === 1 ? '🎉 You have a new member.' : `🎉 You have ${count} new members.`,
    channel_connected: ({ action, where }) =>
      action === 'group'
        ? `✅ ${where} is connected. It is a basic group still, and cannot be sold before it is a supergroup: in the group's settings turn on “Chat history for new members”, and Telegram makes it one.`
        : `✅ ${where} is connected. You can put it into a plan now; /stats shows at any time how you stand.`,
    stars_unread: () =>
      '⚠️ The Star transactions of your bot cannot be read. Nobody loses access because of it; whoever has not renewed stays in until they can be read again.',
  },
  troubles: {
    other: (where) => `The bot cannot do its work in ${where}. Please look at its rights there.`,
    bot_lacks_rights: (where) =>
      `The bot lacks a right that it needs in ${where}. Make it an administrator again who may invite users and ban users: until then people may wait at the door, and nobody is taken out. All that waits is then done by itself.`,
    bot_not_in_chat: (where) =>
      `The bot was removed from ${where}. Add it again as an administrator who may invite users and ban users: until then nobody gets in, and nobody is taken out. All that waits is then done by itself.`,
    chat_not_found: (where) =>
      `Telegram does not find ${where} any more. If it was deleted, please end its sale; if not, add the bot to it again.`,
    bot_token_rejected: (where) =>
      `Telegram rejects the token of the bot that serves ${where}. Please put the new token into the settings: until then nobody gets in, and nobody is taken out.`,
    members_missing: () =>
      'Telegram does not tell the bot who enters and leaves, so somebody let in by hand may stay unseen. Please start the process of the bot again: it then asks to be told.',
    updates_missing: () =>
      'The bot does not hear from Telegram: who asks to join waits, and payments in Stars are declined. Please see whether the process of the bot runs and can be reached.',
  },
  solved: {
    channel_trouble: ({ action, where }) =>
      action === 'updates_missing' || action === 'members_missing'
        ? '✅ Solved: the bot hears from Telegram again.'
        : `✅ Solved: all is well again in ${where}.`,
    entry_refused: ({ where }) =>
      `✅ Solved: whoever could not enter ${where} can now, or need not any more.`,
    removal_refused: ({ where }) =>
      `✅ Solved: the removal from ${where} that was refused is done, or no longer needed.`,
  },
  buttons: {
    ack: 'Seen',
    look: 'Look again',
    release: 'Release them',
    keep: 'Keep them',
    open: 'Open',
  },
};
