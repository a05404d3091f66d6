/** Where Stripe opens accounts that sell (Stripe: Global availability). */
export const sellerCountries = [
  ...[
    'AE',
    'AT',
    'AU',
    'BE',
    'BG',
    'BR',
    'CA',
    'CH',
    'CY',
    'CZ',
    'DE',
    'DK',
    'EE',
    'ES',
    'FI',
    'FR',
    'GB',
    'GI',
    'GR',
  ],
  ...[
    'HK',
    'HR',
    'HU',
    'IE',
    'IT',
    'JP',
    'LI',
    'LT',
    'LU',
    'LV',
    'MT',
    'MX',
    'MY',
    'NL',
    'NO',
    'NZ',
    'PL',
    'PT',
    'RO',
  ],
  ...['SE', 'SG', 'SI', 'SK', 'TH', 'US'],
];

/** The country that the browser's languages point to, where accounts are opened there. */
export function homeCountry(languages: readonly string[] = navigator.languages): string {
  const regions = languages.map((tag) => new Intl.Locale(tag).region);
  return regions.find((region) => region !== undefined && sellerCountries.includes(region)) ?? 'FR';
}
