const rights = 'invite_users+restrict_members';

/** Links into a conversation with a bot, and for adding it to a chat (Telegram: Bot features, deep linking). */
export function deepLinks(username: string) {
  const base = `https://t.me/${username}`;
  return {
    /** @param payload at most 64 characters of A-Z a-z 0-9 _ - */
    start: (payload: string) => `${base}?start=${payload}`,
    addToChannel: () => `${base}?startchannel&admin=${rights}`,
    addToGroup: () => `${base}?startgroup&admin=${rights}`,
  };
}
