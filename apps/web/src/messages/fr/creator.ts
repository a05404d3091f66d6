import type { creator as en } from '../en/creator.ts';
import type { Translation } from '../translation.ts';

export const creator = {
  title: '{name} sur Telegram',
  plans: 'Abonnements',
  see: 'Voir {plan}',
  notYet: 'Pas encore en vente',
  notYetText: '{name} s’installe. Revenez bientôt : rien ne peut encore être acheté ici.',
  unknown: 'Cette page n’existe pas',
  unknownText:
    'Elle a peut-être changé d’adresse, ou l’adresse est incomplète. Redemandez le lien là où vous l’avez trouvé.',
  failed: 'Cette page n’a pas pu s’afficher',
  loading: 'Chargement de la page.',
  soldBy: 'Vendu par',
  vatId: 'TVA {id}',
  noIdentity: '{name} n’a pas encore indiqué qui se trouve derrière cette page.',
  trader: 'Un professionnel : vous avez les droits d’un consommateur selon le droit de l’UE.',
  private: 'Un particulier : les droits des consommateurs face aux professionnels ne s’appliquent pas.',
  legalTitle: 'Ce sur quoi vous pouvez compter',
  opens: '{count, plural, one {Donne accès à # canal} other {Donne accès à # canaux}}',
} as const satisfies Translation<typeof en>;
