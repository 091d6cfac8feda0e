import type { CloudInitFile } from './cloud-init-file';
import type { CloudInitMount } from './cloud-init-mount';
import type { CloudInitProps } from './cloud-init-props';
import type { CloudInitUser } from './cloud-init-user';
import { usageError } from '../../usage-error';

/** A mapping of YAML; `undefined` stands for a key that is not written. */
interface Mapping {
  readonly [key: string]: unknown;
}

/**
 * The content of `#cloud-config`, keys in the order in which cloud-init runs its modules. Names and types are those of cloud-init's
 * schema `schema-cloud-config-v1` (26.2).
 */
export function renderCloudConfig(props: CloudInitProps): Mapping {
  const config = present({
    bootcmd: list(props.bootCommands?.map((command) => command._render())),
    write_files: list(props.files?.map((file) => renderFile(file, props.users ?? []))),
    mounts: list(props.mounts?.map(renderMount)),
    hostname: props.hostname,
    users: renderUsers(props),
    ssh_authorized_keys: list(props.sshAuthorizedKeys),
    ssh_pwauth: props.allowPasswordAuthentication,
    locale: props.locale,
    ntp: renderNtp(props),
    timezone: props.timezone,
    package_update: props.packageUpdate,
    package_upgrade: props.packageUpgrade,
    packages: list(props.packages),
    runcmd: list(props.runCommands?.map((command) => command._render())),
  });
  const clash = Object.keys(props.extra ?? {}).find((key) => key in config);
  if (clash !== undefined) {
    throw usageError(undefined, {
      what: 'extra', got: clash, allowed: 'keys that no prop of CloudInit sets', fix: `Set ${clash} in one place only.`,
    });
  }
  return { ...config, ...present(props.extra ?? {}) };
}

function renderUsers({ users = [], defaultUser = true }: CloudInitProps): unknown[] | undefined {
  if (users.length === 0 && defaultUser) {
    return undefined;
  }
  return [...(defaultUser ? ['default'] : []), ...users.map(renderUser)];
}

function renderUser(user: CloudInitUser): Mapping {
  const password = user.hashedPassword ?? user.plainTextPassword;
  return present({
    name: user.name,
    gecos: user.gecos,
    uid: user.uid,
    system: user.system,
    primary_group: user.primaryGroup,
    groups: list(user.groups),
    sudo: list(user.sudo),
    shell: user.shell,
    ssh_authorized_keys: list(user.sshAuthorizedKeys),
    // cloud-init locks the password of every user, also of one that was given a password.
    lock_passwd: user.lockPassword ?? (password === undefined ? undefined : false),
    hashed_passwd: user.hashedPassword,
    plain_text_passwd: user.plainTextPassword,
  });
}

function renderFile(file: CloudInitFile, users: readonly CloudInitUser[]): Mapping {
  const owner = file.owner?.split(':')[0];
  if (!file.defer && users.some(({ name }) => name === owner)) {
    throw usageError(undefined, {
      what: `files[${file.path}].owner`,
      got: file.owner,
      allowed: 'users of the image',
      fix: `Set defer: true: files are written before the user ${owner} is created.`,
    });
  }
  return present({
    path: file.path,
    content: file.content ?? file.base64,
    owner: file.owner,
    permissions: file.permissions,
    encoding: file.base64 === undefined ? undefined : 'b64',
    append: file.append,
    defer: file.defer,
  });
}

/** Fields of fstab are positional: options need a file system before them. */
function renderMount({ device, path, fileSystem, options }: CloudInitMount): string[] {
  if (options) {
    return [device, path, fileSystem ?? 'auto', options.join(',')];
  }
  return fileSystem ? [device, path, fileSystem] : [device, path];
}

function renderNtp({ ntpServers, ntpPools }: CloudInitProps): Mapping | undefined {
  const ntp = present({ servers: list(ntpServers), pools: list(ntpPools) });
  return Object.keys(ntp).length === 0 ? undefined : { enabled: true, ...ntp };
}

/** cloud-init's schema has no empty lists. */
function list<T>(items: readonly T[] | undefined): readonly T[] | undefined {
  return items?.length ? items : undefined;
}

function present(mapping: Mapping): Mapping {
  return Object.fromEntries(Object.entries(mapping).filter(([, value]) => value !== undefined));
}
