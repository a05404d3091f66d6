const base = [
  'can_manage_chat',
  'can_delete_messages',
  'can_manage_video_chats',
  'can_restrict_members',
  'can_promote_members',
  'can_change_info',
  'can_invite_users',
  'can_post_stories',
  'can_edit_stories',
  'can_delete_stories',
  'can_send_welcome_messages',
] as const;
const channelOnly = ['can_post_messages', 'can_edit_messages', 'can_manage_direct_messages'] as const;
const groupOnly = ['can_pin_messages', 'can_manage_topics', 'can_manage_tags'] as const;

export const rightNames = [...base, ...channelOnly, ...groupOnly] as const;
export type RightName = (typeof rightNames)[number];
export type ChatType = 'group' | 'supergroup' | 'channel';
export type AdminRights = Record<(typeof base)[number], boolean> & Partial<Record<RightName, boolean>>;

/** The rights of an administrator of this kind of chat: those of `granted`, or all but promoting others. */
export function adminRights(type: ChatType, granted?: Partial<Record<RightName, boolean>>): AdminRights {
  const names = [...base, ...(type === 'channel' ? channelOnly : groupOnly)];
  const rights = names.map((name) => [
    name,
    granted ? granted[name] === true : name !== 'can_promote_members',
  ]);
  return { ...(Object.fromEntries(rights) as AdminRights), can_manage_chat: true };
}
