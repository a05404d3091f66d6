/** Of a channel's own invite link: none yet, one that is used, one that was revoked. */
export const linkStates = ['none', 'live', 'dead'] as const;
