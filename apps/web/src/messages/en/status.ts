export const status = {
  looking: 'Looking at the stack…',
  unreachable: 'The api does not answer',
  failing: 'The api answers with an error',
  allWell: 'Everything works',
  down: 'Down: {parts}',
  degraded: 'Working, but degraded: {parts}',
  unknown: 'Nothing heard yet: {parts}',
  names: { database: 'Database', queue: 'Queue', worker: 'Worker', bot: 'Bot', sandbox: 'Sandbox' },
  states: { ok: 'Works', degraded: 'Degraded', down: 'Down', unknown: 'Unknown' },
  seen: 'seen {ago}',
  justNow: 'just now',
  nothing: 'Nothing is known yet',
  version: 'Version {version}, looked at every two seconds',
  every: 'Looked at every two seconds',
  sandboxBadge: 'Sandbox: no real money',
  trouble: {
    answered: 'The api at <code>{url}</code> answers, but could not say how it is. Its log has the reason.',
    none: 'No answer from <code>{url}</code>. This page goes on by itself as soon as there is one.',
    running:
      'Is it running? <code>npm start</code> starts everything; where it runs by itself, its log says why it stopped.',
    address:
      'Is the address right, as seen from this browser? It is the variable <code>PUBLIC_API_URL</code> of the web process.',
    origin:
      'Does the api know this page’s address? It answers only the one in its variable <code>PUBLIC_WEB_URL</code>.',
  },
} as const;
