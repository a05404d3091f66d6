import type { seller as en } from '../en/seller.ts';
import type { Translation } from '../translation.ts';

/** How a seller meets their buyers: address, identity, and the texts of the law. */
export const seller = {
  address: {
    title: 'Adresse publique',
    intro:
      'La page de tout ce que vous vendez. Mettez son lien dans votre canal, votre profil, vos messages.',
    link: 'Votre page publique',
    slug: 'Adresse',
    hint: 'Elle mène à {address}. Minuscules et chiffres, reliés par un seul trait d’union.',
    wrong: 'Minuscules et chiffres, reliés par un seul trait d’union.',
    taken: 'Quelqu’un d’autre a déjà cette adresse.',
    old: 'Une fois ceci enregistré, les liens avec l’ancienne adresse ne mènent plus nulle part : remplacez-les partout où vous les avez mis.',
  },
  identity: {
    title: 'Qui vend',
    intro:
      'Les acheteurs doivent le savoir avant de commander. C’est écrit sur vos pages publiques, dans vos mentions légales et dans les autres textes.',
    missing:
      'Rien n’est encore rempli : vos pages publiques ne disent pas qui vend, et vos mentions légales ont des blancs. Les vendeurs de l’Union européenne le doivent à leurs acheteurs.',
    legalName: 'Nom légal',
    legalNameHint: 'Vos prénom et nom, ou la raison sociale de votre société avec sa forme juridique.',
    address: 'Adresse postale',
    addressHint: 'Rue, code postal et ville, comme sur une lettre. Sans le pays.',
    country: 'Pays',
    email: 'E-mail',
    emailHint: 'Les acheteurs vous y écrivent.',
    phone: 'Téléphone',
    register: 'Registre du commerce',
    registerHint: 'Le registre et votre numéro, si vous y êtes inscrit.',
    vatId: 'Numéro de TVA',
    vatIdHint: 'Avec les lettres du pays, si vous en avez un.',
    trader: 'Je vends en tant que professionnel',
    traderHint:
      'C’est le cas de qui vend régulièrement pour gagner de l’argent, même seul. Alors seulement les acheteurs ont les droits des consommateurs, et on leur dit ce qu’il en est.',
    vatExempt: 'Je ne facture pas de TVA',
    vatExemptHint: 'Comme le permet la franchise des petites entreprises. Vos textes le disent.',
  },
  withdrawal: {
    title: 'Rétractations sous 14 jours',
    intro:
      'Les consommateurs de l’Union européenne peuvent se rétracter d’une commande sous 14 jours. Vous choisissez ce qui leur est rendu, pour les rétractations à venir.',
    full: 'Tout ce qui a été payé',
    fullText: 'Le plus simple pour les deux : le montant entier, quoi qu’il ait été lu.',
    pro_rata: 'Ce qui n’a pas été utilisé',
    pro_rataText:
      'Vous gardez la part des jours jusqu’à la rétractation, si l’acheteur a demandé un début immédiat. Un achat unique est rendu en entier, de même que ce qui a été payé en Stars.',
  },
  texts: {
    title: 'Textes légaux',
    incomplete:
      'Vous n’avez pas encore dit qui vend : nos modèles ont des blancs entre [ ] à la place de votre nom et de votre adresse.',
    complete: 'Le remplir',
    which: 'Quel texte',
    language: 'Langue',
    pages: {
      imprint: 'Mentions légales',
      terms: 'Conditions',
      privacy: 'Confidentialité',
      refunds: 'Remboursements',
      withdrawal: 'Droit de rétractation',
    },
    template: 'Notre modèle',
    own: 'Vos mots',
    version: 'Version {version, number}, depuis le {date}',
    noVersion: 'Conservé comme version dès qu’on commande',
    body: 'Texte',
    markup: 'Une ligne vide commence un paragraphe, « ## » un titre, « - » un élément de liste.',
    preview: 'Comme les acheteurs le lisent',
    reset: 'Reprendre notre modèle',
    open: 'Ouvrir sa page',
    follows:
      'Tant que vous laissez notre modèle tel quel, il suit ce que vous dites de vous. Dès que vous y écrivez, les mots sont les vôtres et restent comme vous les avez écrits. Faites-les vérifier : vous en répondez.',
  },
} as const satisfies Translation<typeof en>;
