/** PostgreSQL's channel (LISTEN, NOTIFY) on which the apis tell each other what has changed. */
export const liveChannel = 'latchkey_live';
