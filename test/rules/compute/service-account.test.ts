import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import { judge, says, virtualMachine } from '../judge';

says({
  'service-account/has-valid-name': {
    allowed: 'at most 253 lower-case letters, digits, - and ., each part starting and ending with a letter or digit',
  },
  'service-account/has-valid-volume': {
    level: FindingLevel.UNSTARTABLE,
    allowed: 'at most 253 lower-case letters, digits, - and ., each part starting and ending with a letter or digit',
  },
  'service-account/matches-volume': { allowed: ['"", the account of volume v0', '"b", the account of volume v0'] },
});

const volume = (name: string, serviceAccountName?: string) => ({ name, serviceAccount: { serviceAccountName } });
const cloudInit = { name: 'c', cloudInitNoCloud: { userData: '#cloud-config' } };
const account = (serviceAccountName: string, ...volumes: object[]) => ({ serviceAccountName, volumes });

describe('service-account/has-valid-name', () => guestTable([
  ['a name of an account', { serviceAccountName: 'my.sa' }],
  ['an empty name', { serviceAccountName: '' }],
  ['a name that no account can have', { serviceAccountName: 'My_SA' }, ['service-account/has-valid-name', 'serviceAccountName', 'My_SA']],
]));

describe('service-account/has-valid-volume', () => guestTable([
  ['a name of an account', account('', volume('v0', 'my.sa'))],
  ['a name that no account can have', account('', volume('v0', 'Bad')), ['service-account/has-valid-volume', 'volumes[0].serviceAccount.serviceAccountName', 'Bad']],
]));

describe('service-account/matches-volume', () => guestTable([
  ['a volume of the same account', account('a', volume('v0', 'a'))],
  ['a volume of an account alone', account('', volume('v0', 'a'))],
  ['an account with other volumes', account('a', cloudInit)],
  ['a volume of another account', account('a', cloudInit, volume('v0', 'b')), ['service-account/matches-volume', 'serviceAccountName', 'a']],
]));

test('a volume that names no account does not match either', () => {
  const found = judge(virtualMachine(account('a', volume('v0'))));
  expect(found).toContainEqual(['service-account/matches-volume', 'spec.template.spec.serviceAccountName', 'a']);
});
