import { Chart, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { load } from 'js-yaml';
import {
  CloudInit, CloudInitCommand, CloudInitDataSource, NetworkData, type CloudInitFile, type CloudInitProps,
} from '../../../src/compute/cloud-init';
import { VirtualMachine } from '../../../src/compute/virtual-machine';
import { messagesOf, problemsOf } from '../../../src/usage-error';
import { newChart, SMALL } from '../fixture';

const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ8cq me@host';
const HASH = '$6$saltsalt$qFmFH.bQmmtXzyBY0s9v7Oicd2z4XSIecDzlB5KiA2/jctKu9YterLp8wwnSq.qc.eoxqOmSuNp2xS0ktL3nh/';

function secret(name = 'userdata'): kplus.ISecret {
  return new kplus.Secret(new Chart(Testing.app(), 'chart'), name);
}

function config(props: CloudInitProps): unknown {
  const userData = new CloudInit(props).toUserData();
  expect(userData?.split('\n', 1)[0]).toBe('#cloud-config');
  return load(userData ?? '');
}

test.each<[string, CloudInitProps]>([
  ['no props', {}],
  ['empty lists', { users: [], packages: [], files: [], runCommands: [], bootCommands: [], mounts: [], ntpServers: [], extra: {} }],
  ['what is no user data', { dataSource: CloudInitDataSource.CONFIG_DRIVE, networkData: new NetworkData({ ethernets: [] }) }],
])('%s make no user data', (_, props) => {
  expect(new CloudInit(props).toUserData()).toBeUndefined();
});

test.each<[string, CloudInitProps, object]>([
  ['hostname', { hostname: 'web' }, { hostname: 'web' }],
  ['false', { allowPasswordAuthentication: false, packageUpdate: false }, { ssh_pwauth: false, package_update: false }],
  ['commands', { runCommands: [CloudInitCommand.argv('systemctl', 'enable', '--now', 'qemu-guest-agent'), CloudInitCommand.shell('date > /d')] },
    { runcmd: [['systemctl', 'enable', '--now', 'qemu-guest-agent'], 'date > /d'] }],
  ['boot commands', { bootCommands: [CloudInitCommand.shell('sysctl -w a=1')] }, { bootcmd: ['sysctl -w a=1'] }],
  ['keys of the default user', { sshAuthorizedKeys: [`${KEY}\n`] }, { ssh_authorized_keys: [KEY] }],
  ['a user beside the default user', { users: [{ name: 'app' }] }, { users: ['default', { name: 'app' }] }],
  ['a user instead of the default user', { defaultUser: false, users: [{ name: 'app' }] }, { users: [{ name: 'app' }] }],
  ['no user at all', { defaultUser: false }, { users: [] }],
  ['a full user', {
    users: [{
      name: 'app',
      gecos: 'App',
      uid: 1500,
      system: true,
      primaryGroup: 'app',
      groups: ['wheel'],
      sudo: ['ALL=(ALL) NOPASSWD:ALL'],
      shell: '/bin/bash',
      sshAuthorizedKeys: [KEY],
      lockPassword: true,
      hashedPassword: HASH,
    }],
  }, {
    users: ['default', {
      name: 'app',
      gecos: 'App',
      uid: 1500,
      system: true,
      primary_group: 'app',
      groups: ['wheel'],
      sudo: ['ALL=(ALL) NOPASSWD:ALL'],
      shell: '/bin/bash',
      ssh_authorized_keys: [KEY],
      lock_passwd: true,
      hashed_passwd: HASH,
    }],
  }],
  ['a hashed password, unlocked', { users: [{ name: 'app', hashedPassword: HASH }] },
    { users: ['default', { name: 'app', lock_passwd: false, hashed_passwd: HASH }] }],
  ['a password in clear, unlocked', { users: [{ name: 'app', plainTextPassword: 'yes' }] },
    { users: ['default', { name: 'app', lock_passwd: false, plain_text_passwd: 'yes' }] }],
  ['files', {
    files: [
      { path: '/etc/motd', content: 'a\nb\n', owner: 'root:root', permissions: '0644' },
      { path: '/bin/x', base64: 'AAE=', append: true, defer: true },
      { path: '/etc/empty', content: '' },
    ],
  }, {
    write_files: [
      { path: '/etc/motd', content: 'a\nb\n', owner: 'root:root', permissions: '0644' },
      { path: '/bin/x', content: 'AAE=', encoding: 'b64', append: true, defer: true },
      { path: '/etc/empty', content: '' },
    ],
  }],
  ['mounts', {
    mounts: [
      { device: '/dev/vdb', path: '/a' },
      { device: 'LABEL=b', path: '/b', fileSystem: 'xfs' },
      { device: '/dev/vdd', path: '/d', options: ['noatime', 'nofail'] },
    ],
  }, { mounts: [['/dev/vdb', '/a'], ['LABEL=b', '/b', 'xfs'], ['/dev/vdd', '/d', 'auto', 'noatime,nofail']] }],
  ['time', { ntpServers: ['10.0.0.1'], ntpPools: ['pool.example.com'], timezone: 'Europe/Berlin', locale: 'de_DE.UTF-8' },
    { ntp: { enabled: true, servers: ['10.0.0.1'], pools: ['pool.example.com'] }, timezone: 'Europe/Berlin', locale: 'de_DE.UTF-8' }],
  ['extra keys', { packages: ['nginx'], extra: { growpart: { mode: 'off' }, final_message: 'done' } },
    { packages: ['nginx'], growpart: { mode: 'off' }, final_message: 'done' }],
])('%s', (_, props, expected) => {
  expect(config(props)).toEqual(expected);
});

test('writes keys in the order in which cloud-init runs its modules, then extra ones in their own, long texts as block literals', () => {
  const cloudInit = new CloudInit({
    runCommands: [CloudInitCommand.shell('echo 1\necho 2')],
    packages: ['nginx'],
    packageUpgrade: true,
    packageUpdate: true,
    timezone: 'UTC',
    sshAuthorizedKeys: [KEY],
    users: [{ name: 'app' }],
    hostname: 'yes',
    files: [{ path: '/etc/motd', content: `${'word '.repeat(40)}end\n`, permissions: '0644' }, { path: '/a', content: 'one\n\n  two\n' }],
    extra: { z: 1, a: 2 },
  });
  expect(cloudInit.toUserData()).toBe(`#cloud-config
write_files:
  - path: /etc/motd
    content: |
      ${'word '.repeat(40)}end
    permissions: '0644'
  - path: /a
    content: |
      one

        two
hostname: 'yes'
users:
  - default
  - name: app
ssh_authorized_keys:
  - ${KEY}
timezone: UTC
package_update: true
package_upgrade: true
packages:
  - nginx
runcmd:
  - |-
    echo 1
    echo 2
a: 2
z: 1
`);
});

test('installs a package once', () => {
  expect(config({ packages: ['a', 'b', 'a'] })).toEqual({ packages: ['a', 'b'] });
});

test.each([
  '#cloud-config\npackages: [nginx]\n',
  '#cloud-config-archive\n- x\n',
  '#!/bin/sh\ntrue\n',
  '\n#!/bin/sh\n',
  '#INCLUDE\nhttps://example.com/x\n',
  '#cloud-boothook\ntrue\n',
  '#part-handler\n',
  '## template: jinja\n#cloud-config\n',
  'Content-Type: multipart/mixed; boundary="x"\nMIME-Version: 1.0\n',
  '{"ignition": {"version": "3.4.0"}}',
])('takes user data as it is: %j', (userData) => {
  const cloudInit = CloudInit.fromUserData(userData);
  expect(cloudInit.toUserData()).toBe(userData);
  expect(cloudInit.userDataSecret).toBeUndefined();
});

test('refers to user data and network data in Secrets', () => {
  const userdata = secret();
  const networkdata = secret('networkdata');
  const cloudInit = CloudInit.fromSecret(userdata, { networkDataSecret: networkdata, dataSource: CloudInitDataSource.CONFIG_DRIVE });
  expect(cloudInit.userDataSecret).toBe(userdata);
  expect(cloudInit.networkDataSecret).toBe(networkdata);
  expect(cloudInit.dataSource).toBe(CloudInitDataSource.CONFIG_DRIVE);
  expect(cloudInit.toUserData()).toBeUndefined();
  expect(cloudInit.toNetworkData()).toBeUndefined();
});

test('renders network data in the format of its data source', () => {
  const networkData = new NetworkData({ ethernets: [{ name: 'enp1s0', dhcp4: true }] });
  expect(new CloudInit({ networkData }).toNetworkData()).toBe(networkData.toYaml());
  expect(new CloudInit({ networkData, dataSource: CloudInitDataSource.CONFIG_DRIVE }).toNetworkData()).toBe(networkData.toOpenStackJson());
});

const file = (fields: Partial<CloudInitFile>) => new CloudInit({ files: [{ path: '/a', ...fields }] });

test.each<[string, CloudInit, string]>([
  ['an unknown header', CloudInit.fromUserData('packages: [nginx]\nx: y'),
    'CloudInit.fromUserData: got "packages: [nginx]"; allowed: text that begins with one of #cloud-config, #!, #include, #cloud-boothook, '
    + '#part-handler, ## template: jinja, a MIME archive, or Ignition JSON. Begin the text with its header; cloud-init ignores it otherwise.'],
  ['a password for a hash', new CloudInit({ users: [{ name: 'app', hashedPassword: 'hunter2' }] }),
    'users[app].hashedPassword: got "text that is not a crypt hash"; allowed: a crypt hash such as $6$salt$hash. '
    + 'Hash it with "mkpasswd --method=SHA-512"; a password in clear is plainTextPassword.'],
  ['a truncated hash', new CloudInit({ users: [{ name: 'app', hashedPassword: '$6$hunter2' }] }), 'users[app].hashedPassword: got'],
  ['two passwords', new CloudInit({ users: [{ name: 'app', hashedPassword: HASH, plainTextPassword: 'x' }] }), 'users[app]: got ["hashedPassword"'],
  ['a malformed user name', new CloudInit({ users: [{ name: '1 app' }] }), 'users.name: got "1 app"'],
  ['two users of a name', new CloudInit({ users: [{ name: 'app' }, { name: 'app' }] }), 'users.name: got "app"'],
  ['a private key', new CloudInit({ sshAuthorizedKeys: ['-----BEGIN OPENSSH PRIVATE KEY-----\nb3Blbn\n'] }),
    'sshAuthorizedKeys: got "-----BEGIN O…"; allowed: one line of OpenSSH public key'],
  ['two keys in one', new CloudInit({ sshAuthorizedKeys: [`${KEY}\n${KEY}`] }), 'sshAuthorizedKeys: got "ssh-ed25519 …"'],
  ['no key at a user', new CloudInit({ users: [{ name: 'app', sshAuthorizedKeys: [''] }] }), 'sshAuthorizedKeys: got "…"'],
  ['a key for a default user that is not', new CloudInit({ defaultUser: false, sshAuthorizedKeys: [KEY] }), 'sshAuthorizedKeys: got "a key for'],
  ['a relative path', new CloudInit({ files: [{ path: 'etc/motd', content: '' }] }), 'files.path: got "etc/motd"'],
  ['a file without content', file({}), 'files[/a]: got "neither"'],
  ['a file with two contents', file({ content: '', base64: '' }), 'files[/a]: got "both"'],
  ['text for base64', file({ base64: 'hello' }), 'files[/a].base64: got "hello"'],
  ['symbolic permissions', file({ content: '', permissions: 'u+x' }), 'files[/a].permissions: got "u+x"'],
  ['a file of a user that is made later', new CloudInit({
    users: [{ name: 'app' }], files: [{ path: '/a', content: '', owner: 'app:app' }],
  }), 'files[/a].owner: got "app:app"; allowed: users of the image. Set defer: true'],
  ['an extra key that a prop sets', new CloudInit({ packages: ['a'], extra: { packages: ['b'] } }),
    'extra: got "packages"; allowed: keys that no prop of CloudInit sets. Set packages in one place only.'],
  ['an empty command', new CloudInit({ runCommands: [CloudInitCommand.argv()] }), 'CloudInitCommand.argv: got []'],
  ['an empty line', new CloudInit({ bootCommands: [CloudInitCommand.shell(' ')] }), 'CloudInitCommand.shell: got " "'],
  ['two sources of network data', new CloudInit({ networkData: new NetworkData({ ethernets: [] }), networkDataSecret: secret() }), 'CloudInit: got ["networkData"'],
  ['optional on a config drive', new CloudInit({
    dataSource: CloudInitDataSource.CONFIG_DRIVE, networkData: new NetworkData({ ethernets: [{ name: 'slow', dhcp4: true, optional: true }] }),
  }), 'optional of interface \"slow\": got true; allowed: optional with CloudInitDataSource.NO_CLOUD only.'],
  ['malformed network data', new CloudInit({ networkData: new NetworkData({ ethernets: [{ name: 'a', mtu: 1 }] }) }), 'mtu of interface \"a\": got 1'],
])('refuses %s', (_, cloudInit, message) => {
  expect(messagesOf(problemsOf(cloudInit))).toEqual([expect.stringContaining(message)]);
  const chart = newChart();
  expect(() => new VirtualMachine(chart, 'vm', { ...SMALL, cloudInit })).toThrow(`[chart/vm] ${message}`);
});

test('a deferred file may belong to a user created here', () => {
  expect(config({ users: [{ name: 'app' }], files: [{ path: '/a', content: '', owner: 'app', defer: true }] })).toEqual({
    write_files: [{ path: '/a', content: '', owner: 'app', defer: true }], users: ['default', { name: 'app' }],
  });
});
