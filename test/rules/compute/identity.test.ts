import { guestTable } from '../guest-table';
import { says } from '../judge';

says({
  'identity/agrees-on-service-account': { allowed: '"b", the account of volume v0' },
  'identity/has-valid-hostname': { allowed: 'at most 63 lower-case letters, digits and -, starting and ending with a letter or digit' },
  'identity/has-valid-service-account': {
    allowed: 'at most 253 lower-case letters, digits, - and ., each part starting and ending with a letter or digit',
  },
  'identity/has-valid-subdomain': {
    allowed: 'at most 253 lower-case letters, digits, - and ., each part starting and ending with a letter or digit',
  },
});

const account = (serviceAccountName: string, ...accounts: string[]) => ({
  serviceAccountName, volumes: accounts.map((name, i) => ({ name: `v${i}`, serviceAccount: { serviceAccountName: name } })),
});

guestTable([
  ['nothing', { hostname: '', subdomain: '', serviceAccountName: '' }],
  ['a label', { hostname: 'my-host' }],
  ['63 characters', { hostname: 'a'.repeat(63) }],
  ['64 characters', { hostname: 'a'.repeat(64) }, ['identity/has-valid-hostname', 'hostname', 'a'.repeat(64)]],
  ['an underscore', { hostname: 'my_host' }, ['identity/has-valid-hostname', 'hostname', 'my_host']],
  ['a dot', { hostname: 'my.host' }, ['identity/has-valid-hostname', 'hostname', 'my.host']],
  ['a subdomain', { subdomain: 'a.b' }],
  ['no subdomain', { subdomain: 'Bad_Domain' }, ['identity/has-valid-subdomain', 'subdomain', 'Bad_Domain']],
  ['an account', { serviceAccountName: 'my.sa' }],
  ['no account', { serviceAccountName: 'My_SA' }, ['identity/has-valid-service-account', 'serviceAccountName', 'My_SA']],
  ['the same account', account('a', 'a')],
  ['a volume alone', account('', 'a')],
  ['another account', account('a', 'b'), ['identity/agrees-on-service-account', 'serviceAccountName', 'a']],
]);
