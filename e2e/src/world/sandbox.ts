import { callJson } from './http.ts';

/** A message as the person sees it in the chat with the bot. */
export interface SeenMessage {
  message_id: number;
  text?: string;
  from?: { is_bot: boolean };
  reply_markup?: { inline_keyboard?: { text: string; url?: string; callback_data?: string }[][] };
}

/** What people, creators and banks do in the emulated world. */
export interface Sandbox {
  /** Moves the time of all processes, e.g. `31d`, `6h`. */
  advance(by: string): Promise<void>;
  now(): Promise<Date>;
  person(firstName: string): Promise<number>;
  /** Presses Start in the chat with the bot. */
  start(userId: number, payload?: string): Promise<void>;
  messages(userId: number): Promise<SeenMessage[]>;
  press(userId: number, messageId: number, data: string): Promise<void>;
  /** Opens any t.me link. */
  open(userId: number, link: string): Promise<{ outcome: string }>;
  leave(userId: number, chatId: number): Promise<void>;
  payStars(userId: number, link: string): Promise<void>;
  channel(ownerId: number, title: string): Promise<number>;
  addBot(chatId: number, by: number, rights?: Record<string, boolean>): Promise<void>;
  /** How somebody stands in a chat. */
  membership(chatId: number, userId: number): Promise<string>;
  payCheckout(sessionId: string, card?: string): Promise<void>;
  stripe(path: string, body?: unknown): Promise<unknown>;
  telegram<T>(path: string, body?: unknown): Promise<T>;
}

/** A driver of the sandbox's controls over HTTP. */
export function createSandbox(url: string, bot: string): Sandbox {
  const post = <T>(path: string, body: unknown) => callJson<T>('POST', new URL(path, url), body);
  const telegram = <T>(path: string, body?: unknown) =>
    body === undefined
      ? callJson<T>('GET', new URL(`/telegram/control/${path}`, url))
      : post<T>(`/telegram/control/${path}`, body);
  const stripe = (path: string, body: unknown = {}) => post(`/stripe/control/${path}`, body);

  return {
    telegram,
    stripe,
    advance: (by) => post('/clock', { advance: by }),
    now: async () => new Date((await callJson<{ now: string }>('GET', new URL('/clock', url))).now),
    person: async (firstName) => (await telegram<{ id: number }>('users', { firstName })).id,
    start: (userId, payload) => telegram(`users/${userId}/start`, { bot, ...(payload ? { payload } : {}) }),
    messages: (userId) => telegram(`users/${userId}/messages?bot=${bot}`),
    press: (userId, messageId, data) => telegram(`users/${userId}/press`, { bot, messageId, data }),
    open: (userId, link) => telegram(`users/${userId}/open-link`, { link }),
    leave: (userId, chatId) => telegram(`users/${userId}/leave`, { chatId }),
    payStars: (userId, link) => telegram(`users/${userId}/pay`, { link }),
    channel: async (ownerId, title) =>
      (await telegram<{ id: number }>('chats', { type: 'channel', title, ownerId })).id,
    addBot: (chatId, by, rights = { can_invite_users: true, can_restrict_members: true }) =>
      telegram(`chats/${chatId}/bot`, { bot, by, status: 'administrator', rights }),
    membership: async (chatId, userId) => {
      const members = await telegram<{ userId: number; status: string }[]>(`chats/${chatId}/members`);
      return members.find((member) => member.userId === userId)?.status ?? 'left';
    },
    payCheckout: async (sessionId, card = '4242424242424242') => {
      await stripe(`checkout/${sessionId}/pay`, { card, email: 'buyer@example.com' });
    },
  };
}
