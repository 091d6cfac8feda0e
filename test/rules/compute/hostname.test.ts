import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import { says } from '../judge';

says({
  'hostname/fits-pod-subdomain': {
    level: FindingLevel.UNSTARTABLE, allowed: 'at most 63 lower-case letters, digits and -, starting and ending with a letter or digit',
  },
  'hostname/has-valid-hostname': { allowed: 'at most 63 lower-case letters, digits and -, starting and ending with a letter or digit' },
  'hostname/has-valid-subdomain': {
    allowed: 'at most 253 lower-case letters, digits, - and ., each part starting and ending with a letter or digit',
  },
});

describe('hostname/has-valid-hostname', () => guestTable([
  ['a guest without a hostname', {}],
  ['an empty hostname', { hostname: '' }],
  ['a DNS label', { hostname: 'my-host' }],
  ['63 characters', { hostname: 'a'.repeat(63) }],
  ['64 characters', { hostname: 'a'.repeat(64) }, ['hostname/has-valid-hostname', 'hostname', 'a'.repeat(64)]],
  ['an underscore', { hostname: 'my_host' }, ['hostname/has-valid-hostname', 'hostname', 'my_host']],
  ['a dot', { hostname: 'my.host' }, ['hostname/has-valid-hostname', 'hostname', 'my.host']],
]));

describe('hostname/has-valid-subdomain', () => guestTable([
  ['an empty subdomain', { subdomain: '' }],
  ['capitals and an underscore', { subdomain: 'Bad_Domain' }, ['hostname/has-valid-subdomain', 'subdomain', 'Bad_Domain']],
  ['a plus sign', { subdomain: 'bad+domain' }, ['hostname/has-valid-subdomain', 'subdomain', 'bad+domain']],
]));

describe('hostname/fits-pod-subdomain', () => guestTable([
  ['one label of 63 characters', { subdomain: 'a'.repeat(63) }],
  ['one of 64', { subdomain: 'a'.repeat(64) }, ['hostname/fits-pod-subdomain', 'subdomain', 'a'.repeat(64)]],
  ['labels joined by dots', { subdomain: 'a.b' }, ['hostname/fits-pod-subdomain', 'subdomain', 'a.b']],
]));
