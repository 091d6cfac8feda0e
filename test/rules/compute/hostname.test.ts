import { guestTable } from '../guest-table';
import { says } from '../judge';

says({
  'hostname/has-valid-hostname': { allowed: 'at most 63 lower-case letters, digits and -, starting and ending with a letter or digit' },
  'hostname/has-valid-subdomain': {
    allowed: 'at most 253 lower-case letters, digits, - and ., each part starting and ending with a letter or digit',
  },
});

guestTable([
  ['no name', { hostname: '', subdomain: '' }],
  ['a label', { hostname: 'my-host' }],
  ['63 characters', { hostname: 'a'.repeat(63) }],
  ['64 characters', { hostname: 'a'.repeat(64) }, ['hostname/has-valid-hostname', 'hostname', 'a'.repeat(64)]],
  ['an underscore', { hostname: 'my_host' }, ['hostname/has-valid-hostname', 'hostname', 'my_host']],
  ['a dot', { hostname: 'my.host' }, ['hostname/has-valid-hostname', 'hostname', 'my.host']],
  ['a subdomain', { subdomain: 'a.b' }],
  ['no subdomain', { subdomain: 'Bad_Domain' }, ['hostname/has-valid-subdomain', 'subdomain', 'Bad_Domain']],
]);
