import type { account as en } from '../en/account.ts';
import type { Translation } from '../translation.ts';

/** Sign-up, sign-in and what belongs to the person. */
export const account = {
  signIn: {
    title: 'Connexion',
    email: 'E-mail',
    password: 'Mot de passe',
    act: 'Se connecter',
    wrong: 'L’e-mail et le mot de passe ne vont pas ensemble.',
    limited: 'Trop d’essais. Attendez une minute, puis réessayez.',
    unreachable: 'Nous sommes injoignables pour le moment. Vérifiez votre connexion et réessayez.',
  },
} as const satisfies Translation<typeof en>;
