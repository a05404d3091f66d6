import type { alerts as en } from '../en/alerts.ts';

const by = (name: string | null) => (name === null ? '' : ` par ${name.slice(0, 64)}`);

export const alerts: typeof en = {
  outcomes: {
    acknowledged: (name) => `✔️ Vu${by(name)}.`,
    looked: (name) => `🔎 Vérifié à nouveau${by(name)}. Ce qui a été corrigé est fait dans la minute.`,
    released: (name) => `✔️ Libéré${by(name)}. Chaque cas est décidé une fois encore avant tout retrait.`,
    kept: (name) => `✋ Refusé${by(name)}. Ils restent jusqu’à ce que les faits soient corrigés.`,
    over: () => '✔️ C’est terminé\u00a0: il n’y a plus rien à décider.',
    not_allowed: () => 'Votre rôle ne le permet pas.',
    second_person: () => 'Une partie vient de vous\u00a0: quelqu’un d’autre doit libérer.',
    sign_in_again: () =>
      'Personne d’autre ne peut vérifier\u00a0: ouvrez la page, reconnectez-vous et libérez là.',
    unknown: () => 'Ce n’est plus connu ici, ou votre compte n’est pas relié.',
  },
};
