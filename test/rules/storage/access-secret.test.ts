import { base64, secretOf } from './cloud-init-table';
import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import type { Json, Verdict } from '../judge';
import { appTable, machine } from '../workload-table';

const level = FindingLevel.ADVISED;
says({
  'access-secret/requires-public-key': { level, allowed: 'a public key, such as ssh-ed25519 AAAA… name' },
  'access-secret/requires-user-names': { level, allowed: 'the names of users as keys' },
});

const by = (type: string, secretName = 's') => machine({
  volumes: [{ name: 'ci', cloudInitNoCloud: { userData: '#cloud-config\n' } }],
  accessCredentials: [{ [type]: { source: { secret: { secretName } }, propagationMethod: type === 'userPassword' ? { qemuGuestAgent: {} } : { noCloud: {} } } }],
});

describe('access-secret/requires-public-key', () => {
  const key = by('sshPublicKey');
  const privateKey = `-----BEGIN OPENSSH ${'PRIVATE'} KEY-----\nAAAA\n`;
  const found = (got: string, field = 'stringData.id'): Verdict => ['access-secret/requires-public-key', field, got];
  const HIDDEN = 'a private key (not shown)';
  appTable('access-secret', [
    ['a public key', [key, secretOf({ stringData: { id: 'ssh-ed25519 AAAA me' } })]],
    ['a key with options and a comment above it', [key, secretOf({ stringData: { id: '# ops\nfrom="10.0.0.0/8" ssh-ed25519 AAAA me\n' } })]],
    ['a placeholder', [key, secretOf({ stringData: { id: 'YOUR_KEY' } })], found('a text without a whole key (not shown)')],
    ['a key that was shortened', [key, secretOf({ stringData: { id: 'ssh-rsa AAAAB3Nza... me' } })], found('a text without a whole key (not shown)')],
    ['what a template fills in', [key, secretOf({ stringData: { id: '${KEY}' } })]],
    ['a Secret without keys', [key, secretOf({})]],
    ['a Secret that is not in the input', [key]],
    ['another Secret', [key, secretOf({ stringData: { id: privateKey } }, 'other')]],
    ['the Secret of a password', [by('userPassword'), secretOf({ stringData: { core: privateKey } })]],
    ['a private key', [key, secretOf({ stringData: { id: privateKey } })], found(HIDDEN)],
    ['a private key in data', [key, secretOf({ data: { id: base64(privateKey.replace('OPENSSH ', '')) } })], found(HIDDEN, 'data.id')],
    ['nothing', [key, secretOf({ stringData: { id: ' \n' } })], found('an empty text')],
    ['a Secret of several VMs, once', [key, { ...key, metadata: { name: 'b', namespace: 'x' } }, secretOf({ stringData: { id: '' } })], found('an empty text')],
  ]);
});

describe('access-secret/requires-user-names', () => {
  const password = by('userPassword');
  const of = (...keys: string[]): Json => secretOf({ stringData: Object.fromEntries(keys.map((key) => [key, 'hunter2'])) });
  const found = (got: string): Verdict => ['access-secret/requires-user-names', 'stringData.password', got];
  appTable('access-secret', [
    ['users', [password, of('core', 'admin')]],
    ['a user beside others', [password, of('password', 'core')]],
    ['a user who is called so', [password, of('password')]],
    ['no password', [password, of('username', 'user')]],
    ['the Secret of a key', [by('sshPublicKey'), secretOf({ stringData: { username: 'ssh-ed25519 AAAA me', password: 'ssh-ed25519 AAAA us' } })]],
    ['a login', [password, of('username', 'password')], found('the keys username and password')],
    ['another login', [password, of('user', 'password')], found('the keys user and password')],
  ]);
});
