/** What is wrong with what was typed, at the field. */
export const forms = {
  required: 'Please fill this in.',
  email: 'This is not a complete e-mail address.',
  url: 'This is not a complete web address (https://…).',
  number: 'This is not a number.',
  whole: 'Please give a whole number.',
  atLeast: 'At least {count, number}.',
  atMost: 'At most {count, number}.',
  shorter: '{count, plural, one {At most # character.} other {At most # characters.}}',
  longer: '{count, plural, one {At least # character.} other {At least # characters.}}',
  choose: '{count, plural, one {Choose at least one.} other {Choose at least #.}}',
  tooMany: 'Choose at most {count, number}.',
  oneOf: 'Choose one of the list.',
  invalid: 'This cannot be used here.',
} as const;
