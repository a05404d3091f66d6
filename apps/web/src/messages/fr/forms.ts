import type { forms as en } from '../en/forms.ts';
import type { Translation } from '../translation.ts';

/** What is wrong with what was typed, at the field. */
export const forms = {
  required: 'Veuillez remplir ce champ.',
  email: 'Cette adresse e-mail n’est pas complète.',
  url: 'Cette adresse web n’est pas complète (https://…).',
  number: 'Ce n’est pas un nombre.',
  whole: 'Veuillez saisir un nombre entier.',
  atLeast: 'Au moins {count, number}.',
  atMost: 'Au plus {count, number}.',
  shorter: '{count, plural, one {# caractère au plus.} other {# caractères au plus.}}',
  longer: '{count, plural, one {# caractère au moins.} other {# caractères au moins.}}',
  choose: '{count, plural, one {Choisissez-en au moins un.} other {Choisissez-en au moins #.}}',
  tooMany: 'Choisissez-en au plus {count, number}.',
  oneOf: 'Choisissez dans la liste.',
  invalid: 'Cela ne peut pas servir ici.',
} as const satisfies Translation<typeof en>;
