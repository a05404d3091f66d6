import type { errors as en } from '../en/errors.ts';
import type { Translation } from '../translation.ts';

export const errors = {
  unreachable: 'Nous sommes injoignables pour le moment. Vérifiez votre connexion et réessayez.',
  invalid_input: 'Ce lien est incomplet. Ouvrez-le de nouveau à partir de l’endroit où vous l’avez trouvé.',
  not_signed_in: 'Veuillez d’abord vous connecter.',
  not_allowed: 'Cela n’est possible que dans le navigateur avec lequel vous avez acheté.',
  origin_not_allowed: 'Cette page est ouverte à une adresse qui n’est pas admise ici.',
  not_found: 'Il n’y a rien de tel ici.',
  plan_not_on_sale: 'Cette formule n’est pas en vente pour le moment.',
  seller_not_ready: 'Le vendeur ne peut pas encore recevoir de paiements. Revenez un peu plus tard.',
  already_member: 'Vous êtes déjà membre : votre accès continue.',
  order_not_paid: 'Cette commande n’est pas encore payée.',
  claim_unknown: 'Ce lien est inconnu. Créez-en un nouveau.',
  claim_used: 'Ce lien a déjà servi.',
  claim_expired: 'Ce lien a expiré. Créez-en un nouveau.',
  chat_taken: 'Ce canal ou groupe est déjà relié ailleurs.',
  conflict: 'Quelque chose a changé entre-temps. Veuillez réessayer.',
  second_person_needed: 'Une partie de ceci vient de vous. Une autre personne doit en décider.',
  sign_in_again: 'Reconnectez-vous, puis réessayez.',
  too_many_requests: 'C’était un peu trop souvent. Attendez une minute, puis réessayez.',
  provider_unavailable: 'Le service de paiement ne répond pas. Rien n’a été débité ; veuillez réessayer.',
  unavailable: 'C’est impossible pour l’instant. Réessayez dans une minute.',
  internal: 'Quelque chose s’est mal passé de notre côté. Veuillez réessayer.',
  reference: 'Référence : {id}',
  title: 'Cela n’a pas fonctionné',
} as const satisfies Translation<typeof en>;
