import { renderCloudConfig } from './cloud-config';
import { CloudInitDataSource } from './cloud-init-data-source';
import type { CloudInitFile } from './cloud-init-file';
import type { CloudInitOptions, CloudInitProps } from './cloud-init-props';
import type { CloudInitUser } from './cloud-init-user';
import { repeated } from '../../kubernetes/repeated';
import { isSshPublicKey } from '../../kubernetes/ssh-public-key';
import { problemsOf, UsageError } from '../../usage-error';

const USER_NAME = /^[A-Za-z_][\w.-]{0,31}$/;
const CRYPT_HASH = /^\$(1|2[abxy]|5|6|7|y|gy)\$[^\s:]{20,}$/;
const ABSOLUTE_PATH = /^(\/|[A-Za-z]:\\)/;
const OCTAL_MODE = /^0?[0-7]{3,4}$/;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** What all forms of cloud-init data have in common. */
export function* dataSourceProblems({ dataSource, networkData, networkDataSecret }: CloudInitOptions): Generator<UsageError> {
  if (networkData && networkDataSecret) {
    yield { what: 'CloudInit', got: ['networkData', 'networkDataSecret'], allowed: 'one of them', fix: 'Drop the other one.' };
  }
  yield* problemsOf(networkData);
  for (const { name, optional } of networkData?.ethernets ?? []) {
    if (!optional || dataSource !== CloudInitDataSource.CONFIG_DRIVE) continue;
    yield {
      what: `optional of interface "${name}"`,
      got: optional,
      allowed: 'optional with CloudInitDataSource.NO_CLOUD only',
      fix: 'Drop it, or use NoCloud: OpenStack network data has no word for it.',
    };
  }
}

/** What cloud-init would skip, fail on, or understand otherwise than it seems. */
export function* cloudConfigProblems(props: CloudInitProps): Generator<UsageError> {
  const { users = [], files = [], sshAuthorizedKeys = [], defaultUser = true } = props;
  yield* problemsOf(...props.bootCommands ?? [], ...props.runCommands ?? []);
  for (const index of repeated(users, ({ name }) => name)) {
    yield { what: 'users.name', got: users[index].name, allowed: 'one user of a name', fix: 'Merge the two.' };
  }
  for (const user of users) yield* userProblems(user);
  if (sshAuthorizedKeys.length > 0 && !defaultUser) {
    yield {
      what: 'sshAuthorizedKeys',
      got: 'a key for the default user, with defaultUser: false',
      allowed: 'keys while there is a default user',
      fix: 'Give the key to one of users.',
    };
  }
  for (const key of sshAuthorizedKeys) yield* sshKeyProblems(key);
  for (const file of files) yield* fileProblems(file, users);
  yield* extraProblems(props);
}

/** A key is not repeated in full: it may be a private one. */
function* sshKeyProblems(key: string): Generator<UsageError> {
  if (isSshPublicKey(key) && !/[\r\n]/.test(key.trimEnd())) return;
  yield {
    what: 'sshAuthorizedKeys',
    got: `${key.slice(0, 12)}…`,
    allowed: 'one line of OpenSSH public key, such as "ssh-ed25519 AAAA… me@host"',
    fix: 'Give the content of the .pub file.',
  };
}

/** Passwords are not repeated. */
function* userProblems({ name, hashedPassword, plainTextPassword, sshAuthorizedKeys = [] }: CloudInitUser): Generator<UsageError> {
  const what = `users[${name}]`;
  if (!USER_NAME.test(name)) yield { what: 'users.name', got: name, allowed: `names matching ${USER_NAME.source}`, fix: 'Rename the user.' };
  if (hashedPassword !== undefined && plainTextPassword !== undefined) {
    yield { what, got: ['hashedPassword', 'plainTextPassword'], allowed: 'one password', fix: 'Keep hashedPassword.' };
  }
  if (hashedPassword !== undefined && !CRYPT_HASH.test(hashedPassword)) {
    yield {
      what: `${what}.hashedPassword`,
      got: 'text that is not a crypt hash',
      allowed: 'a crypt hash such as $6$salt$hash',
      fix: 'Hash it with "mkpasswd --method=SHA-512"; a password in clear is plainTextPassword.',
    };
  }
  for (const key of sshAuthorizedKeys) yield* sshKeyProblems(key);
}

function* fileProblems({ path, content, base64, permissions, owner, defer }: CloudInitFile, users: readonly CloudInitUser[]): Generator<UsageError> {
  const what = `files[${path}]`;
  if (!ABSOLUTE_PATH.test(path)) yield { what: 'files.path', got: path, allowed: 'an absolute path', fix: 'Begin it with "/".' };
  if ((content === undefined) === (base64 === undefined)) {
    yield { what, got: content === undefined ? 'neither' : 'both', allowed: 'one of content and base64', fix: "An empty file has content: ''." };
  }
  if (base64 !== undefined && !BASE64.test(base64)) {
    yield { what: `${what}.base64`, got: base64.slice(0, 40), allowed: 'padded base64 in one line', fix: 'Text goes into content.' };
  }
  if (permissions !== undefined && !OCTAL_MODE.test(permissions)) {
    yield { what: `${what}.permissions`, got: permissions, allowed: 'three or four octal digits', fix: "Write '0644'." };
  }
  const user = owner?.split(':')[0];
  if (!defer && users.some(({ name }) => name === user)) {
    yield {
      what: `${what}.owner`, got: owner, allowed: 'users of the image', fix: `Set defer: true: files are written before the user ${user} is created.`,
    };
  }
}

function* extraProblems({ extra, ...props }: CloudInitProps): Generator<UsageError> {
  if (!extra) return;
  const config = renderCloudConfig(props);
  for (const key of Object.keys(extra).filter((each) => Object.hasOwn(config, each))) {
    yield { what: 'extra', got: key, allowed: 'keys that no prop of CloudInit sets', fix: `Set ${key} in one place only.` };
  }
}
