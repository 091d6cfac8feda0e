import type { CloudInitFile } from './cloud-init-file';
import type { CloudInitMount } from './cloud-init-mount';
import type { CloudInitProps } from './cloud-init-props';
import type { CloudInitUser } from './cloud-init-user';
import { inKeyOrder } from '../../kubernetes/in-key-order';
import { omitEmpty } from '../../kubernetes/omit-empty';

/** A mapping of YAML; `undefined` stands for a key that is not written. */
interface Mapping {
  readonly [key: string]: unknown;
}

/**
 * The content of `#cloud-config`, keys in the order in which cloud-init runs its modules, then those of `extra`. Names and types are those of cloud-init's
 * schema `schema-cloud-config-v1` (26.2).
 */
export function renderCloudConfig(props: CloudInitProps): Mapping {
  const config = omitEmpty<unknown>({
    bootcmd: omitEmpty(props.bootCommands?.map((command) => command._command)),
    write_files: omitEmpty(props.files?.map(renderFile)),
    mounts: omitEmpty(props.mounts?.map(renderMount)),
    hostname: props.hostname,
    users: renderUsers(props),
    ssh_authorized_keys: omitEmpty(props.sshAuthorizedKeys?.map((key) => key.trimEnd())),
    ssh_pwauth: props.allowPasswordAuthentication,
    locale: props.locale,
    ntp: renderNtp(props),
    timezone: props.timezone,
    package_update: props.packageUpdate,
    package_upgrade: props.packageUpgrade,
    packages: omitEmpty(props.packages && [...new Set(props.packages)]),
    runcmd: omitEmpty(props.runCommands?.map((command) => command._command)),
  });
  return { ...config, ...inKeyOrder(omitEmpty(props.extra)) };
}

function renderUsers({ users = [], defaultUser = true }: CloudInitProps): unknown[] | undefined {
  if (users.length === 0 && defaultUser) {
    return undefined;
  }
  return [...(defaultUser ? ['default'] : []), ...users.map(renderUser)];
}

function renderUser(user: CloudInitUser): Mapping | undefined {
  const password = user.hashedPassword ?? user.plainTextPassword;
  return omitEmpty({
    name: user.name,
    gecos: user.gecos,
    uid: user.uid,
    system: user.system,
    primary_group: user.primaryGroup,
    groups: omitEmpty(user.groups),
    sudo: omitEmpty(user.sudo),
    shell: user.shell,
    ssh_authorized_keys: omitEmpty(user.sshAuthorizedKeys?.map((key) => key.trimEnd())),
    // cloud-init locks the password of every user, also of one that was given a password.
    lock_passwd: user.lockPassword ?? (password === undefined ? undefined : false),
    hashed_passwd: user.hashedPassword,
    plain_text_passwd: user.plainTextPassword,
  });
}

function renderFile(file: CloudInitFile): Mapping | undefined {
  return omitEmpty({
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
  const ntp = omitEmpty({ servers: omitEmpty(ntpServers), pools: omitEmpty(ntpPools) });
  return ntp && { enabled: true, ...ntp };
}
