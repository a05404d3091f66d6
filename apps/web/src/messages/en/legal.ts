export const legal = {
  pages: {
    imprint: 'Imprint',
    terms: 'Terms',
    privacy: 'Privacy',
    refunds: 'Refunds',
    withdrawal: 'Right of withdrawal',
  },
  navigation: 'Legal information of {creator}',
  version: 'Version {version, number} of {date}',
  back: 'To {creator}',
  loading: 'The text is being fetched.',
} as const;
