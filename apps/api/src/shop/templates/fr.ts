import type { LegalTextKind } from '@latchkey/contracts/shop/legal';
import { blocks, countryName, type TextFacts } from './text-facts.ts';

/** The texts of a seller in French, as a start: to be checked by the seller, who answers for them. */
export const fr = {
  imprint: ({ name, identity }) =>
    blocks(
      `${name} est vendu par :`,
      address(identity),
      '## Contact',
      contact(identity),
      identity?.register ? `## Immatriculation\n\n${identity.register}` : null,
      identity?.vatId ? `## Numéro de TVA intracommunautaire\n\n${identity.vatId}` : null,
      identity?.vatExempt
        ? 'TVA non applicable, au titre du régime de franchise des petites entreprises.'
        : null,
      identity && !identity.trader
        ? '## Vendeur particulier\n\nLe vendeur n’agit pas à titre professionnel. Les droits que le droit de l’Union européenne accorde aux consommateurs face aux professionnels ne s’appliquent pas à ce contrat.'
        : null,
      '## Réclamations',
      'Écrivez-nous d’abord : la plupart des questions se règlent en un jour ou deux. Les consommateurs de l’Union européenne peuvent aussi s’adresser à un médiateur de la consommation de leur pays.',
    ),

  terms: ({ name, identity }) =>
    blocks(
      '## 1. Les parties',
      `Le contrat est conclu entre vous et ${seller({ name, identity })} (« nous »). La plateforme sur laquelle vous commandez fournit la technique ; elle n’est pas partie au contrat. Les paiements sont traités par Stripe, ou par Telegram lorsque vous payez en Stars.`,
      '## 2. Ce que vous obtenez',
      'L’accès aux canaux et groupes Telegram nommés sur la page de la formule, aussi longtemps qu’il est payé. Un compte Telegram est nécessaire. L’accès est attaché à un seul compte Telegram et ne peut être ni cédé, ni vendu, ni partagé.',
      '## 3. Conclusion du contrat',
      'La page d’une formule constitue une offre. Vous l’acceptez en cliquant sur « Commander avec obligation de paiement » et en réglant. Vous recevez ensuite une confirmation par e-mail avec les présentes conditions. Les langues du contrat sont le français et l’anglais.',
      '## 4. Prix et paiement',
      `Les prix sont définitifs${identity?.vatExempt ? ' ; aucune TVA n’est facturée' : ' et s’entendent toutes taxes comprises'}. Un abonnement est débité au début de chaque période, jusqu’à sa résiliation. Si un paiement échoue, nous vous en informons et attendons quelques jours avant que l’accès ne prenne fin.`,
      '## 5. Durée et résiliation',
      'L’abonnement court pour la période indiquée et se renouvelle pour la même durée. Vous pouvez le résilier à tout moment, pour la fin de la période payée, sur la page membre, dans le bot ou en nous écrivant. Un achat unique ne se renouvelle pas.',
      '## 6. Règles des canaux',
      'Ne diffusez pas à des tiers ce qui est publié dans les canaux et respectez les autres membres. Pour un motif grave, nous pouvons mettre fin à l’accès ; nous remboursons alors ce qui a été payé pour la période à venir, sauf si la loi en dispose autrement.',
      '## 7. Rétractation',
      'En tant que consommateur, vous disposez de 14 jours pour vous rétracter. La marche à suivre et les effets figurent dans les informations sur la rétractation.',
      '## 8. Conformité et responsabilité',
      'La garantie légale de conformité des services numériques s’applique. Notre responsabilité est illimitée en cas de dol, de faute lourde et d’atteinte à la vie ou à l’intégrité physique ; dans les autres cas, elle est limitée au dommage prévisible résultant du manquement à une obligation essentielle.',
      '## 9. Droit applicable',
      `${identity ? `Le droit applicable est celui du pays suivant : ${countryName(identity.country, 'fr')}.` : 'Le droit applicable est celui du pays du vendeur : [pays].'} En tant que consommateur, vous conservez la protection des dispositions impératives de votre pays de résidence.`,
    ),

  privacy: ({ name, identity }) =>
    blocks(
      '## Responsable du traitement',
      `${seller({ name, identity })} est responsable du traitement de vos données. ${identity ? `Écrivez à ${identity.email}.` : 'Écrivez à [adresse e-mail].'}`,
      '## Données traitées et finalités',
      '- Votre commande, vos paiements et leurs reçus : pour exécuter le contrat (RGPD, article 6, paragraphe 1, b) et respecter le droit fiscal (article 6, paragraphe 1, c).\n- Votre adresse e-mail : pour la confirmation, les reçus et ce qui concerne votre abonnement.\n- Votre identité Telegram (numéro, nom et langue) : pour ne laisser entrer que vous dans les canaux que vous avez payés.\n- Vos consentements, avec leur date et leur texte : pour pouvoir les prouver.\n- Un journal de ce qui a été fait pour votre accès : pour corriger les erreurs et prévenir les abus (article 6, paragraphe 1, f).',
      '## Destinataires',
      'Stripe traite les paiements par carte et par prélèvement ; Telegram exploite les canaux et, pour les Stars, le paiement. Chacun est responsable de ses propres traitements. L’exploitant de cette plateforme traite les données pour notre compte. Stripe et Telegram peuvent traiter des données hors de l’Union européenne ; Stripe le fait sur la base de clauses contractuelles types ou d’une décision d’adéquation.',
      '## Durée de conservation',
      'Les données relatives aux factures et aux paiements sont conservées aussi longtemps que le droit fiscal l’exige, jusqu’à dix ans. Les autres sont effacées ou rendues méconnaissables dès qu’elles ne sont plus nécessaires.',
      '## Cookies',
      'Uniquement ceux qui sont nécessaires : l’un relie votre navigateur à votre achat, l’autre sert pendant votre visite de la page membre. Ni publicité, ni pistage.',
      '## Vos droits',
      'Vous pouvez consulter vos données, les faire rectifier ou effacer, en limiter le traitement, en recevoir une copie dans un format courant et vous opposer à leur traitement. Une copie et une demande d’effacement sont à un clic sur la page membre. Vous pouvez saisir l’autorité de protection des données de votre pays.',
    ),

  refunds: ({ withdrawalRefund }) =>
    blocks(
      '## Dans les 14 jours',
      withdrawalRefund === 'full'
        ? 'Toute personne qui se rétracte dans les 14 jours est remboursée de tout ce qu’elle a payé, que les canaux aient été utilisés ou non.'
        : 'Toute personne qui se rétracte dans les 14 jours est remboursée. Si vous nous avez demandé de commencer immédiatement, nous conservons la part correspondant au temps écoulé jusqu’à votre rétractation ; pour un achat unique, nous ne conservons rien.',
      'Le remboursement emprunte le même moyen de paiement, sans frais, au plus tard 14 jours après réception de la rétractation ; le plus souvent le jour même. Les paiements en Stars de Telegram sont remboursés en totalité, en Stars.',
      '## Ensuite',
      'Un abonnement peut être résilié à tout moment et court alors jusqu’à la fin de la période payée ; le reste n’est pas remboursé, sauf si nous n’avons pas fourni ce qui était promis.',
      '## En cas de problème',
      'Vous avez été débité deux fois, ou vous n’avez pas pu entrer ? Écrivez-nous : nous réparons l’erreur ou nous vous remboursons. Merci de le faire avant de contester le paiement auprès de votre banque, c’est plus rapide.',
    ),

  withdrawal: ({ name, identity, withdrawalRefund }) =>
    blocks(
      '## Droit de rétractation',
      'Vous avez le droit de vous rétracter du présent contrat sans donner de motif dans un délai de 14 jours. Le délai expire 14 jours après le jour de la conclusion du contrat.',
      'Pour exercer ce droit, notifiez-nous votre décision par une déclaration dénuée d’ambiguïté. Le plus simple est le bouton « Se rétracter du contrat ici » de la page membre, à laquelle mène un lien dans chaque e-mail concernant votre achat ; nous en accusons réception par e-mail immédiatement. Une lettre ou un e-mail conviennent également. Il suffit de l’envoyer avant l’expiration du délai.',
      address(identity),
      contact(identity),
      '## Effets de la rétractation',
      'Nous vous remboursons tous les paiements reçus de vous sans retard excessif, et au plus tard 14 jours à compter du jour où nous sommes informés de votre rétractation, par le moyen de paiement que vous avez utilisé et sans frais. Votre accès prend fin avec la rétractation.',
      withdrawalRefund === 'full'
        ? 'Nous remboursons la totalité, même si vous nous avez demandé de commencer pendant le délai.'
        : 'Si vous nous avez demandé de commencer pendant le délai, vous devez un montant proportionnel à ce qui vous a été fourni jusqu’à votre rétractation, par rapport à l’ensemble des prestations prévues par le contrat.',
      '## Modèle de formulaire',
      '(À compléter et à renvoyer uniquement si vous souhaitez vous rétracter sans utiliser le bouton.)',
      `À l’attention de ${seller({ name, identity })} : je vous notifie par la présente ma rétractation du contrat portant sur l’accès à ${name}. Commandé le : … Nom : … Adresse : … Date : …`,
    ),

  consent: ({ name }) =>
    `Je souhaite que mon accès à ${name} commence immédiatement, avant la fin du délai de rétractation de 14 jours. Je sais que je peux encore me rétracter pendant ces 14 jours et que je peux alors devoir payer le temps écoulé jusqu’à ma rétractation. J’ai lu les conditions et les informations sur la rétractation.`,
} satisfies Record<LegalTextKind, (facts: TextFacts) => string>;

type Identity = TextFacts['identity'];

function seller({ name, identity }: Pick<TextFacts, 'name' | 'identity'>): string {
  if (!identity) return name;
  return identity.legalName === name ? name : `${identity.legalName} (« ${name} »)`;
}

function address(identity: Identity): string {
  if (!identity) return '[nom légal]\n[adresse]\n[pays]';
  return `${identity.legalName}\n${identity.address}\n${countryName(identity.country, 'fr')}`;
}

function contact(identity: Identity): string {
  if (!identity) return 'E-mail : [adresse e-mail]';
  return [`E-mail : ${identity.email}`, ...(identity.phone ? [`Téléphone : ${identity.phone}`] : [])].join(
    '\n',
  );
}
