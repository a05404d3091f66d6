import type { frame as en } from '../en/frame.ts';
import type { Translation } from '../translation.ts';

export const frame = {
  poweredBy: 'Vendu avec <link>Latchkey</link>',
  legal: 'Informations légales',
  member: 'Mes abonnements',
  signIn: 'Se connecter',
  status: 'État du système',
  skip: 'Aller au contenu',
} as const satisfies Translation<typeof en>;
