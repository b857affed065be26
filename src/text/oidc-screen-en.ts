import type { OidcScreenText } from './oidc-screen-vi.ts'

export const oidcScreenEn: OidcScreenText = {
  button: 'Sign in with the province’s account',
  or: 'or by name and password of this system',
  back: {
    title: 'Signing in',
    lede: 'What the identity provider said is being checked.',
    failedTitle: 'Not signed in',
    nothing: 'This page opens only on the way back from the identity provider. Press the sign-in button to begin.',
    again: 'Try again',
    toDoor: 'Sign in by name and password',
    toTest: 'Back to the test of single sign-on',
  },
  anew: {
    link: 'Sign in again with the province’s account in a new window',
    title: 'Signed in again',
    lede: 'Close this window and go back to the one before to go on; what you typed there is kept.',
    home: 'Or open my work here',
  },
  page: {
    title: 'Single sign-on',
    way: 'Single sign-on',
    lede: 'People sign in by their account at the province’s identity provider (OpenID Connect). Roles are granted here by administrators.',
    offTitle: 'Not in use',
    off: 'No identity provider is set up: everybody signs in by name and password. To use one, set OIDC_ISSUER, OIDC_CLIENT_ID and BASE_URL and start again; see the operation guide.',
    settings: 'Settings',
    settingsNote: 'By environment variables. The secret is never shown.',
    issuer: 'Identity provider',
    client: 'La Bàn’s name there',
    secret: 'Secret',
    hasSecret: 'set',
    noSecret: 'not set: a public client, with PKCE alone',
    scopes: 'What is asked for',
    accountAttribute: 'The attribute that tells the account',
    secondFactors: 'Second factor there',
    noSecondFactors: 'not counted: the account’s own rules hold',
    redirect: 'Redirect address (register it letter by letter)',
  },
  check: {
    title: 'Check',
    note: 'La Bàn asks the identity provider for what signing in needs.',
    start: 'Check the identity provider',
    again: 'Check again',
    state: { fine: 'Fine', remark: 'Note', broken: 'Broken' },
    reachable: {
      fine: (given) => `${given} can be reached.`,
      broken: (given) =>
        `It cannot be reached (${given}). Check OIDC_ISSUER, the firewall and the domain’s name; the server must get to that address.`,
    },
    clock: {
      fine: (given) => `The two clocks differ by ${given} seconds.`,
      remark: () => 'The provider does not tell its time, so that the clocks cannot be compared.',
      broken: (given) =>
        `The two clocks differ by ${given} seconds, more than 60: its word would count as over. Synchronise both machines (NTP).`,
    },
    description: {
      fine: (given) => `The description is that of ${given}.`,
      broken: (given) =>
        `The description cannot be read, or is of another provider (${given}). OIDC_ISSUER must be letter by letter what the provider publishes; where it does not describe itself, set OIDC_AUTHORIZATION_URL, OIDC_TOKEN_URL and OIDC_KEYS_URL.`,
    },
    addresses: {
      fine: (given) => `All addresses that are needed are there, at ${given}.`,
      broken: (given) =>
        given === ''
          ? 'The address of signing in, of the tokens or of the keys is missing. Set OIDC_AUTHORIZATION_URL, OIDC_TOKEN_URL and OIDC_KEYS_URL.'
          : `The description leads to ${given}, where La Bàn may not ask. If it is the province’s, set that address as OIDC_TOKEN_URL, OIDC_KEYS_URL or OIDC_USERINFO_URL.`,
    },
    pkce: {
      fine: () => 'PKCE (S256) is there.',
      remark: () =>
        'The provider does not say that it has PKCE (S256). La Bàn sends it all the same; “Test signing in” tells for sure.',
    },
    keys: {
      fine: (given) => `${given} keys for signatures were read.`,
      broken: (given) => `The keys for signatures cannot be read (${given}). Check OIDC_KEYS_URL.`,
    },
  },
  test: {
    title: 'Test signing in',
    note: 'The whole way with your own account at the identity provider. Nobody is let in and no account is linked.',
    start: 'Test signing in',
    result: 'What the test brought',
    attributes: 'Attributes',
    name: 'Attribute',
    value: 'Value',
    wouldLetIn: (name, userName, by) => `It would open the account of ${name} (${userName}), ${by}.`,
    by: {
      link: 'which is linked to this person',
      'user-name': 'which has this user name',
      email: 'which has this verified mail address',
    },
    disabled: (name) => `The account of ${name} is disabled and would not open.`,
    otherwise: (name) =>
      `The account of ${name} is linked to somebody else at the identity provider and would not open. Unlink it on the account’s page if that is wrong.`,
    nobody: (attribute) =>
      `No account fits: the attribute ${attribute} is missing or names nobody here. Make an account of that name, change OIDC_ACCOUNT_CLAIM, or link an account on its page.`,
    secondFactor: 'A second factor was given at the identity provider: none is asked here.',
    noSecondFactor: 'No sign of a second factor: the account’s own rules hold.',
  },
  linked: {
    label: 'Single sign-on',
    none: 'Not linked. The first sign-in at the identity provider by this very name links it.',
    since: (issuer, moment) => `Linked to somebody at ${issuer} since ${moment}.`,
    link: 'Link to somebody',
    unlink: 'Unlink',
    unlinkSure: 'Once unlinked, whoever has this user name at the identity provider is linked at their next sign-in.',
    field: 'What the identity provider calls that person (sub)',
    hint: 'From the provider’s administration, or from a test of signing in',
    save: 'Link',
    missing: 'Enter what the provider calls that person.',
    taken: 'This person is linked to another account.',
  },
}
