import { guestTable } from '../guest-table';
import { says } from '../judge';

says({
  'service-account/has-valid-name': {
    allowed: 'at most 253 lower-case letters, digits, - and ., each part starting and ending with a letter or digit',
  },
  'service-account/matches-volume': { allowed: '"b", the account of volume v0' },
});

const account = (serviceAccountName: string, ...accounts: string[]) => ({
  serviceAccountName, volumes: accounts.map((name, i) => ({ name: `v${i}`, serviceAccount: { serviceAccountName: name } })),
});

guestTable([
  ['an account', { serviceAccountName: 'my.sa' }],
  ['no account', { serviceAccountName: 'My_SA' }, ['service-account/has-valid-name', 'serviceAccountName', 'My_SA']],
  ['the same account', account('a', 'a')],
  ['a volume alone', account('', 'a')],
  ['another account', account('a', 'b'), ['service-account/matches-volume', 'serviceAccountName', 'a']],
]);
