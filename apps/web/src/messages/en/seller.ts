/** How a seller meets their buyers: address, identity, and the texts of the law. */
export const seller = {
  address: {
    title: 'Public address',
    intro: 'The page with everything you sell. Put its link into your channel, your bio, your mails.',
    link: 'Your public page',
    slug: 'Address',
    hint: 'It leads to {address}. Small letters and digits, joined by single hyphens.',
    wrong: 'Small letters and digits, joined by single hyphens.',
    taken: 'Somebody else has this address already.',
    old: 'Links with the old address lead nowhere once this is saved: change them wherever you have put them.',
  },
  identity: {
    title: 'Who sells',
    intro:
      'Buyers must know it before they order. It stands on your public pages, in your imprint and in the other legal texts.',
    missing:
      'This is not filled in yet: your public pages do not say who sells, and your imprint has blanks. Sellers in the European Union owe it to their buyers.',
    legalName: 'Legal name',
    legalNameHint: 'Your own first and last name, or that of your company with its legal form.',
    address: 'Postal address',
    addressHint: 'Street, postcode and town, as on a letter. Without the country.',
    country: 'Country',
    email: 'E-mail',
    emailHint: 'Buyers write to you here.',
    phone: 'Telephone',
    register: 'Trade register',
    registerHint: 'The register and your number in it, if you are in one.',
    vatId: 'VAT number',
    vatIdHint: 'With the letters of the country, if you have one.',
    trader: 'I sell as a business',
    traderHint:
      'Whoever sells regularly to earn money does, also as a single person. Only then do buyers have the rights of consumers, and they are told which it is.',
    vatExempt: 'I charge no VAT',
    vatExemptHint: 'As the scheme for small businesses allows. Your texts say so.',
  },
  withdrawal: {
    title: 'Withdrawals within 14 days',
    intro:
      'Consumers in the European Union may withdraw from an order within 14 days. You choose what they get back, for withdrawals from now on.',
    full: 'Everything they have paid',
    fullText: 'The simplest for both sides: the whole amount, however much of it they have read.',
    pro_rata: 'What they have not used',
    pro_rataText:
      'You keep the share of the days until the withdrawal, where the buyer has asked for an immediate start. A one-time purchase is given back whole, and so is whatever was paid in Stars.',
  },
  texts: {
    title: 'Legal texts',
    incomplete:
      'You have not said yet who sells: our templates have blanks in [ ] where your name and address belong.',
    complete: 'Fill it in',
    which: 'Which text',
    language: 'Language',
    pages: {
      imprint: 'Imprint',
      terms: 'Terms',
      privacy: 'Privacy',
      refunds: 'Refunds',
      withdrawal: 'Right of withdrawal',
    },
    template: 'Our template',
    own: 'Your words',
    version: 'Version {version, number}, since {date}',
    noVersion: 'Kept as a version once somebody orders',
    body: 'Text',
    markup: 'An empty line begins a paragraph, “## ” a heading, “- ” an item of a list.',
    preview: 'As buyers read it',
    reset: 'Use our template again',
    open: 'Open its page',
    follows:
      'As long as you leave our template as it is, it follows what you say of yourself. Once you write into it, the words are yours, and stay as you wrote them. Have them checked: you answer for them.',
  },
} as const;
