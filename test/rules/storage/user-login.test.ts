import { withCloudInit } from './cloud-init-table';
import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import { appTable } from '../workload-table';
import type { AppRow } from '../workload-table';

const { ADVISED: level } = FindingLevel;
const defaultUser = 'user-login/requires-default-user';
const unlocked = 'user-login/requires-unlocked-password';
const hashed = 'user-login/requires-hashed-password';
const whole = 'user-login/requires-whole-keys';
says({
  [defaultUser]: { level, allowed: 'default among users' },
  [unlocked]: { level, allowed: 'lock_passwd: false' },
  [whole]: { level, allowed: 'a line such as ssh-ed25519 AAAA… name' },
  [hashed]: { level, allowed: 'a hash such as $6$…' },
});

const FIELD = 'spec.template.spec.volumes[0].cloudInitNoCloud.userData';
const config = (...lines: string[]) => [withCloudInit({ userData: ['#cloud-config', ...lines, ''].join('\n') })];
const lost = (title: string, what: string, ...lines: string[]): AppRow => [title, config(...lines), [defaultUser, FIELD, `${what} beside users without default`]];
const KEYS = 'ssh_authorized_keys: [ssh-ed25519 AAAA me]';
const HASH = '$6$salt$hash';

describe('user-login', () => appTable('user-login', [
  ['keys without users', config(KEYS)],
  ['keys of a user', config('users:', '- name: ops', `  ${KEYS}`)],
  ['with the default user', config(KEYS, 'users: [default, {name: ops}]')],
  ['with a default user of another name', config(KEYS, 'user: {name: me}', 'users: [{name: ops}]')],
  ['keys for root, who may log in', config(KEYS, 'disable_root: false', 'users: [{name: ops}]')],
  lost('keys for nobody', 'ssh_authorized_keys', KEYS, 'users: [{name: ops}]'),
  lost('a password for nobody', 'password', `password: ${HASH}`, 'disable_root: false', KEYS, 'users: [{name: ops}]'),
  lost('no users at all', 'password and ssh_authorized_keys', `password: ${HASH}`, KEYS, 'users: []'),
  ['keys of other types', config('ssh_authorized_keys:', '- ecdsa-sha2-nistp256 AAAAE2Vj me', '- sk-ssh-ed25519@openssh.com AAAAGnNr', '- ssh-rsa-cert-v01@openssh.com AAAAHHNz== ca')],
  ['keys that are filled in', config('ssh_authorized_keys: ["${KEY}", "{{ key }}", "$KEY", "@KEY@"]')],
  ['a key with options', config('ssh_authorized_keys:', '- restrict,command="/bin/true" ssh-ed25519 AAAA')],
  ['keys that were shortened', config('ssh_authorized_keys: [ssh-rsa AAAAB3Nza..., ssh-ed25519 AAAA…, ssh-rsa YOUR_PUBLIC_KEY me]'),
    [whole, FIELD, 'ssh_authorized_keys[0]: ssh-rsa AAAAB3Nza...'], [whole, FIELD, 'ssh_authorized_keys[1]: ssh-ed25519 AAAA…'],
    [whole, FIELD, 'ssh_authorized_keys[2]: ssh-rsa YOUR_PUBLIC_KEY me']],
  ['a placeholder for the key of a user', config('users:', '- {name: ops, ssh_authorized_keys: [<your key>]}'), [whole, FIELD, 'users[0].ssh_authorized_keys[0]: <your key>']],
  ['a password that is unlocked', config('users:', `- {name: ops, passwd: ${HASH}, lock_passwd: false}`)],
  ['a password that is set later', config('users:', `- {name: ops, hashed_passwd: ${HASH}}`, 'chpasswd:', '  users: [{name: ops, password: RANDOM, type: RANDOM}]')],
  ['a password that is set later, as text', config('users:', `- {name: ops, passwd: ${HASH}}`, 'chpasswd:', '  list: |', '    ops:RANDOM')],
  ['a user without a password', config('users:', '- {name: ops, lock_passwd: true}')],
  ['a password that is locked', config('users:', `- {name: ops, passwd: ${HASH}}`), [unlocked, FIELD, 'users[0]: passwd without lock_passwd']],
  ['a password that is locked by name', config('users:', '- default', '- {name: ops, plain_text_passwd: "{{ x }}", lock_passwd: true}'),
    [unlocked, FIELD, 'users[1]: plain_text_passwd with lock_passwd']],
  ['a hash of DES', config('users:', '- {name: ops, passwd: abcdefghijklm, lock_passwd: false}')],
  ['what a template fills in', config('users:', '- {name: ops, passwd: "${HASH}", lock_passwd: false}')],
  ['a clear text', config('users:', '- {name: ops, passwd: fedora, lock_passwd: false}'), [hashed, FIELD, 'users[0]: passwd (not shown)']],
]));
