import type { status as en } from '../en/status.ts';
import type { Translation } from '../translation.ts';

export const status = {
  looking: 'Examen du système…',
  unreachable: 'L’api ne répond pas',
  failing: 'L’api répond par une erreur',
  allWell: 'Tout fonctionne',
  down: 'Hors service : {parts}',
  degraded: 'En marche, mais dégradé : {parts}',
  unknown: 'Pas encore de nouvelles : {parts}',
  names: {
    database: 'Base de données',
    queue: 'File d’attente',
    worker: 'Worker',
    bot: 'Bot',
    sandbox: 'Bac à sable',
  },
  states: { ok: 'Fonctionne', degraded: 'Dégradé', down: 'Hors service', unknown: 'Inconnu' },
  seen: 'vu {ago}',
  justNow: 'à l’instant',
  nothing: 'On n’en sait encore rien',
  version: 'Version {version}, examinée toutes les deux secondes',
  every: 'Examiné toutes les deux secondes',
  sandboxBadge: 'Bac à sable : pas d’argent réel',
  trouble: {
    answered:
      'L’api à l’adresse <code>{url}</code> répond, mais n’a pas pu dire comment elle va. Son journal en donne la raison.',
    none: 'Pas de réponse de <code>{url}</code>. Cette page reprend d’elle-même dès qu’il y en a une.',
    running:
      'Est-elle en marche ? <code>npm start</code> lance tout ; là où elle tourne seule, son journal dit pourquoi elle s’est arrêtée.',
    address:
      'L’adresse est-elle juste, vue de ce navigateur ? C’est la variable <code>PUBLIC_API_URL</code> du processus web.',
    origin:
      'L’api connaît-elle l’adresse de cette page ? Elle ne répond qu’à celle de sa variable <code>PUBLIC_WEB_URL</code>.',
  },
} as const satisfies Translation<typeof en>;
