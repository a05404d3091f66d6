import type { shell as en } from '../en/shell.ts';
import type { Translation } from '../translation.ts';

/** The frame of the dashboard. */
export const shell = {
  skip: 'Aller au contenu',
  nav: {
    label: 'Pages',
    overview: 'Vue d’ensemble',
    onboarding: 'Premiers pas',
    attention: 'À traiter',
    members: 'Membres',
    broadcasts: 'Diffusions',
    money: 'Argent',
    plans: 'Formules',
    channels: 'Canaux',
    settings: 'Réglages',
  },
  menu: 'Menu',
  justNow: 'à l’instant',
  organisations: 'Organisations',
  newOrganisation: 'Nouvelle organisation',
  account: 'Votre compte',
  signOut: 'Se déconnecter',
  palette: {
    open: 'Rechercher ou aller à…',
    title: 'Tout rechercher',
    placeholder: 'Une page, un membre, un paiement…',
    nothing: 'Rien trouvé pour « {text} ».',
    pages: 'Pages',
    acts: 'Faire',
  },
  sandbox: 'Bac à sable : aucun argent réel',
  lost: {
    title: 'Vous avez été déconnecté',
    text: 'Ce que vous avez saisi est toujours là. Reconnectez-vous pour continuer.',
    signIn: 'Se connecter',
  },
} as const satisfies Translation<typeof en>;
