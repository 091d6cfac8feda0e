import { cloudConfigs } from './user-data';
import { isMapping } from '../../kubernetes/is-mapping';
import { at, listAt, textAt, textsAt } from '../../kubernetes/untyped';
import { faultOfSshKey } from '../../manifests/cloud-init/ssh-key';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

interface Config { readonly [key: string]: unknown }
/** A user of a cloud-config, and where. */
interface User { readonly entry: string; readonly config: Config }

const KEYS = 'ssh_authorized_keys';
const PASSWORDS = ['passwd', 'hashed_passwd', 'plain_text_passwd'] as const;
/** Hashed passwords: of crypt, of DES, none, or what a template fills in. */
const HASH = /^(?:[$!*{%<].*|[./\dA-Za-z]{13})$/s;

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'user-login/requires-default-user',
    perNamespace: true,
    level: FindingLevel.ADVISED,
    summary: 'A password or SSH keys at the top of a cloud-config must have a default user to go to',
    why: 'They are those of the default user of the image, which cloud-init does not make where users lists others without default: it drops the password, and gives the keys to root, who may not '
      + 'log in. Nobody gets into the guest by them.',
    fix: 'Write default as first of users, or move password and keys to a user: passwd, ssh_authorized_keys.',
    * check(manifests, cluster) {
      for (const { manifest, field, where, value } of cloudConfigs(manifests, cluster)) {
        if (!isMapping(value) || !Array.isArray(value.users) || value.user !== undefined || value.users.some(isDefault)) continue;
        const lost = [...value.password ? ['password'] : [], ...hasKeys(value) && value.disable_root !== false ? ['ssh_authorized_keys'] : []];
        if (lost.length) yield { manifest, field, got: `${where}${lost.join(' and ')} beside users without default`, allowed: 'default among users' };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'user-login/requires-unlocked-password',
    perNamespace: true,
    level: FindingLevel.ADVISED,
    summary: 'A user with a password must have lock_passwd: false',
    why: 'Cloud-init locks the password of each user that it makes unless this is written: neither a console nor sudo takes it.',
    fix: 'Write lock_passwd: false beside the password, or remove the password.',
    * check(manifests, cluster) {
      for (const { manifest, field, where, value } of cloudConfigs(manifests, cluster)) {
        const later = usersOfChpasswd(at(value, 'chpasswd'));
        for (const { entry, config } of usersOf(value)) {
          const key = PASSWORDS.find((each) => typeof config[each] === 'string' && config[each] !== '');
          const lock = config.lock_passwd ?? config['lock-passwd'];
          if (!key || lock === false || later.has(config.name)) continue;
          yield { manifest, field, got: `${where}${entry}: ${key} ${lock === undefined ? 'without lock_passwd' : 'with lock_passwd'}`, allowed: 'lock_passwd: false' };
        }
      }
    },
  }),
  defineCrossObjectRule({
    id: 'user-login/requires-hashed-password',
    perNamespace: true,
    level: FindingLevel.ADVISED,
    summary: 'The passwd of a user must be a hash',
    why: 'Cloud-init writes passwd and hashed_passwd into /etc/shadow as they are: no password has a clear text as its hash, so the user cannot log in.',
    fix: 'Write what mkpasswd --method=SHA-512 or openssl passwd -6 prints; it is a secret as well.',
    * check(manifests, cluster) {
      for (const { manifest, field, where, value } of cloudConfigs(manifests, cluster)) {
        for (const { entry, config } of usersOf(value)) {
          const key = (['passwd', 'hashed_passwd'] as const).find((each) => typeof config[each] === 'string' && config[each] !== '' && !HASH.test(config[each]));
          if (key) yield { manifest, field, got: `${where}${entry}: ${key} (not shown)`, allowed: 'a hash such as $6$…' };
        }
      }
    },
  }),
  defineCrossObjectRule({
    id: 'user-login/requires-whole-keys',
    perNamespace: true,
    level: FindingLevel.ADVISED,
    summary: 'An SSH key of a cloud-config must be a whole public key',
    why: 'Cloud-init writes what stands there into authorized_keys, and sshd skips a line that is no key, such as a placeholder or one that was shortened: nobody gets into the guest by it.',
    fix: 'Write the line of the .pub file.',
    * check(manifests, cluster) {
      for (const { manifest, field, where, value } of cloudConfigs(manifests, cluster)) {
        const listed = [{ entry: '', config: isMapping(value) ? value : {} }, ...usersOf(value)].flatMap(({ entry, config }) => (
          textsAt(config, KEYS).map((key, i) => ({ key, at: `${entry && `${entry}.`}${KEYS}[${i}]` }))
        ));
        for (const { key, at: place } of listed) {
          const got = faultOfSshKey(key);
          if (got) yield { manifest, field, got: `${where}${place}: ${got}`, allowed: 'a line such as ssh-ed25519 AAAA… name' };
        }
      }
    },
  }),
];

function isDefault(user: unknown): boolean {
  return user === 'default' || (isMapping(user) && user.name === 'default');
}

function hasKeys({ ssh_authorized_keys: keys }: Config): boolean {
  return Array.isArray(keys) && keys.length > 0;
}

function usersOf(value: unknown): User[] {
  return listAt(value, 'users').flatMap((config, i): User[] => (isMapping(config) ? [{ entry: `users[${i}]`, config }] : []));
}

/** The users that get a password after they are made, which unlocks it. */
function usersOfChpasswd(chpasswd: unknown): Set<unknown> {
  const lines = textAt(chpasswd, 'list')?.split('\n') ?? textsAt(chpasswd, 'list');
  return new Set([...lines.map((line) => line.split(':')[0]), ...listAt(chpasswd, 'users').map((user) => at(user, 'name'))]);
}
