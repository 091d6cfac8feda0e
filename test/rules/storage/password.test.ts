import { gzipSync } from 'node:zlib';
import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import type { Row } from '../guest-table';
import { replicaSet, says } from '../judge';

says({
  'password/avoids-plain-text': { level: FindingLevel.ADVISED, allowed: 'a hash, or a Secret by secretRef' },
});

type Source = 'cloudInitNoCloud' | 'cloudInitConfigDrive';
const cloudInit = (data: object, source: Source = 'cloudInitNoCloud') => ({ volumes: [{ name: 'ci', [source]: data }] });
const found = (secret: string, field = 'cloudInitNoCloud.userData'): Row[2] => (
  ['password/avoids-plain-text', `volumes[0].${field}`, `${secret} (not shown)`]
);
const finds = (secret: string, userData: string): Row => [`finds ${secret} in ${JSON.stringify(userData).slice(0, 120)}`, cloudInit({ userData }), found(secret)];
const admits = (userData: string): Row => [`admits ${JSON.stringify(userData).slice(0, 120)}`, cloudInit({ userData })];
const base64 = (data: string | Buffer) => Buffer.from(data).toString('base64');

const KEY = `-----BEGIN OPENSSH ${'PRIVATE'} KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmU\n-----END OPENSSH ${'PRIVATE'} KEY-----\n`;
const indented = (text: string, by: number) => text.replace(/^(?=.)/gm, ' '.repeat(by));

describe('keys of a password', () => {
  guestTable([
    finds('password', 'password: a'),
    finds('password', '#cloud-config\npassword: fedora\nchpasswd: {expire: False}\n'),
    finds('password', '#cloud-config\r\npassword: fedora\r\n'),
    finds('password', '"password": a'),
    finds('password', '\'password\' :\t\'a\''),
    finds('password', 'password: 12345'),
    finds('password', 'password: >-\n  a\n'),
    finds('password', 'password: &p a\n'),
    finds('password', '? password\n: a\n'),
    finds('password', '{"password": "a"}'),
    finds('password', '{password: a, ssh_pwauth: true}'),
    finds('password', '#cloud-config\n!!str password: !!str a\n'),
    finds('password', 'password: changeme'),
    finds('user.plain_text_passwd', 'user: {name: a, plain_text_passwd: b}'),
    finds('users[0].plain_text_passwd', 'users:\n  - name: a\n    plain_text_passwd: "secret"\n'),
    finds('users[0].plain_text_passwd, users[1].passwd', 'users: [{plain_text_passwd: a}, {passwd: b}]\n'),
    finds('users[0].passwd', 'users: [&u {passwd: secret}, *u]\n'),
    finds('users[0].passwd', 'users:\n- passwd: a$6$salt$hash\n'),
    finds('users[0].hashed_passwd', 'users:\n- hashed_passwd: a\n'),
    finds('rh_subscription.password', 'rh_subscription: {username: a, password: b}'),
    finds('ubuntu_pro.token', 'ubuntu_pro: {token: C1abcdef}'),
    finds('a.password, b.password, c.password and 1 more', '{a: {password: a}, b: {password: b}, c: {password: c}, password: d}'),
    finds('plain_text_passwd', 'users:\n- name: a\n\tplain_text_passwd: a\n'),
    admits('#cloud-config\nhostname: a\nssh_pwauth: true\n'),
    admits('#cloud-config\n# password: none\n'),
    admits('#cloud-config\npassword: # none\n'),
    admits('users: [{lock_passwd: true}]'),
    ...['', '""', '\'\'', 'null', '~', '{}', '[]', '~ ', 'false'].map((value) => admits(`#cloud-config\npassword: ${value}\n`)),
    ...['$6$salt$hash', '"$6$salt$hash"', '$y$j9T$salt$hash', '$2-y$10$hash', '"!"', '"!locked"', '"!$6$salt$hash"', '"*"', '"{SSHA}aGFzaA=="']
      .map((hash) => admits(`users:\n- name: a\n  passwd: ${hash}\n`)),
    ...['${PASSWORD}', '$PASSWORD', '"{{ password }}"', '<password>', '"%PASSWORD%"', '"@PASSWORD@"', '__PASSWORD__', 'ENC[AES256_GCM,data:a]', 'xxxxx', '"****"']
      .map((reference) => admits(`password: ${reference}\n`)),
  ]);
});

describe('chpasswd', () => {
  guestTable([
    finds('chpasswd.list', 'chpasswd:\n  list: |\n    root:secret\n  expire: false\n'),
    finds('chpasswd.list', 'chpasswd: {list: "root:secret\\na:b"}\n'),
    finds('chpasswd.list[0]', 'chpasswd:\n  list:\n  - root:secret\n'),
    finds('chpasswd.list[0]', 'chpasswd:\r\n  list:\r\n  - root:secret\r\n'),
    finds('chpasswd.list[0]', '\'chpasswd\':\n  list:\n  - \'root:secret\'\n'),
    finds('system.chpasswd.list[0]', 'system:\n  chpasswd:\n    list:\n    - root:secret\n'),
    finds('chpasswd.list[1]', 'chpasswd:\n  list:\n  - a:RANDOM\n  - b:Rand\n'),
    finds('chpasswd.users[0].password', 'chpasswd: {users: [{name: a, password: b, type: text}]}\n'),
    finds('chpasswd.users[1].password', 'chpasswd: {users: [{name: a, password: $6$a$b}, {name: b, password: 5}, null]}\n'),
    finds('runcmd[0]: chpasswd', 'runcmd:\n- echo "root:secret" | chpasswd\n'),
    finds('chpasswd', '#!/bin/sh\necho root:secret|sudo chpasswd\n'),
    admits('chpasswd: {expire: false}\n'),
    admits('chpasswd:\n  expire: false\n  list:\n  - root:RANDOM\n  - a:$6$salt$hash\n  - b:R\n  - "c:R"\n  - \'d:R\'\n  - e\n  - 5\n'),
    admits('chpasswd: {users: [{name: a, password: $y$j9T$a$b, type: hash}, {name: b, type: RANDOM}, {name: c, type: RANDOM, password: d}]}\n'),
    admits('chpasswd:\n  list: |\n    # root:secret\n    a:RANDOM\n    b:${PASSWORD}\n'),
    admits('runcmd:\n  - root:secret\n  - passwd -l root\n  - echo "root:$PASSWORD" | chpasswd\n'),
    admits('chpasswd:\n  expire: false # not for root:secret\n'),
  ]);
});

describe('keys and tokens', () => {
  const token = `ghp_${'a1'.repeat(18)}`;
  guestTable([
    finds('ssh_keys.ed25519_private: private key', `ssh_keys:\n  ed25519_private: |\n${indented(KEY, 4)}  ed25519_public: ssh-ed25519 AAAA a@b\n`),
    finds('write_files[0].content: private key', `write_files:\n- path: /a\n  content: |\n${indented(KEY, 4)}`),
    finds('write_files[0].content: private key', `write_files: [{path: /a, content: ${JSON.stringify(KEY)}}]`),
    finds('write_files[0].content: private key', `write_files: [{path: /a, encoding: b64, content: ${base64(KEY)}}]`),
    finds('write_files[0].content: private key', `write_files: [{path: /a, encoding: gz+base64, content: ${base64(gzipSync(KEY))}}]`),
    finds('write_files[0].content: auths[registry.example.com].auth',
      `write_files: [{path: /root/.docker/config.json, encoding: base64, content: ${base64(`{"auths": {"registry.example.com": {"auth": "${base64('a:b')}"}}}`)}}]`),
    finds('write_files[0].content: users[0].user.token', `write_files:\n- content: |\n    kind: Config\n    users: [{name: a, user: {token: ${'abcd'.repeat(9)}}}]\n`),
    finds('write_files[0].content: DB_PASSWORD', 'write_files:\n- path: /etc/app.env\n  content: |\n    # the database\n    DB_PASSWORD=secret\n'),
    finds('write_files[0].source.headers.Authorization', 'write_files: [{source: {uri: "https://a/b", headers: {Authorization: Bearer abcdefgh}}}]'),
    finds('runcmd[0]: kubeadm token', 'runcmd:\n- kubeadm join 10.0.0.1:6443 --token 1a2b3c.0123456789abcdef\n'),
    finds('runcmd[0][4]: token', 'runcmd:\n- [kubeadm, join, 10.0.0.1:6443, --token, 1a2b3c.0123456789abcdef]\n'),
    finds('runcmd[0]: DB_PASSWORD', 'runcmd: [DB_PASSWORD=secret ./install]'),
    finds('runcmd[0]: GitHub token', `runcmd: [git clone https://${token}@github.com/a/b]`),
    finds('runcmd[0]: password in a URL', 'runcmd: ["curl https://a:b@example.com/"]'),
    finds('runcmd[0]: Authorization header', 'runcmd: [\'curl -H "Authorization: Bearer abcdefgh" https://a\']'),
    finds('GitHub token, TOKEN', `#!/bin/sh\nexport TOKEN=${token}\n`),
    finds('storage.files[0].contents.source: private key',
      JSON.stringify({ ignition: { version: '3.4.0' }, storage: { files: [{ contents: { source: `data:;base64,${base64(KEY)}` } }] } })),
    finds('storage.files[0].contents.source: password',
      JSON.stringify({ storage: { files: [{ contents: { source: 'data:,password%3A%20a' } }] } })),
    admits('ssh_authorized_keys: [ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExample a@b]'),
    admits(`ca_certs: {trusted: ["-----BEGIN CERTIFICATE-----\\n${'MIIB'.repeat(20)}\\n-----END CERTIFICATE-----"]}`),
    admits('write_files: [{path: /a, content: "-----BEGIN PRIVATE KEY-----\\n...\\n-----END PRIVATE KEY-----"}]'),
    admits(`write_files: [{path: /a, content: "-----BEGIN ENCRYPTED PRIVATE KEY-----\\n${'MIIB'.repeat(20)}"}]`),
    admits('write_files: [{path: /a, encoding: b64, content: aG9zdG5hbWU=}]'),
    admits('write_files: [{path: /etc/app.env, content: "DB_PASSWORD_FILE=/run/a\\nDB_PASSWORD=/run/secrets/db\\nA_TOKEN=$(cat /run/token)\\n"}]'),
    admits('runcmd: ["kubeadm join a --token abcdef.0123456789abcdef", "curl https://a:${PW}@example.com/", "curl -H \\"Authorization: Bearer $TOKEN\\" https://a"]'),
    admits('runcmd: [[app, --password, "$PW"], [app, --token, --verbose], [app, --token-file, /a], [install, --name, b]]'),
    admits('#!/bin/sh\nsystemctl start a\n'),
    admits(JSON.stringify({ ignition: { version: '3.4.0' }, passwd: { users: [{ name: 'core', passwordHash: '$y$j9T$a$b' }] } })),
    admits(JSON.stringify({ storage: { files: [{ contents: { source: 'data:,%' } }] } })),
  ]);
});

describe('MIME, gzip and base64', () => {
  const encoded = (data: string | Buffer) => cloudInit({ userDataBase64: base64(data) }, 'cloudInitConfigDrive');
  const inConfigDrive = (secret = 'password') => found(secret, 'cloudInitConfigDrive.userDataBase64');
  const part = (body: string, ...headers: string[]) => ['--B', 'Content-Type: text/cloud-config', ...headers, '', body, ''].join('\n');
  const mime = (...parts: string[]) => `Content-Type: multipart/mixed; boundary="B"\nMIME-Version: 1.0\n\n${parts.join('')}--B--\nepilogue: {password: a}\n`;
  const rows: Row[] = [
    ['finds a password in base64', encoded('password: a'), inConfigDrive()],
    ['finds a password in gzip', encoded(gzipSync('password: a')), inConfigDrive()],
    ['finds a password in base64 with line breaks', cloudInit({ userDataBase64: base64('password: abcdef').replace(/.{8}/g, '$&\n') }),
      found('password', 'cloudInitNoCloud.userDataBase64')],
    ['finds a password in a part', cloudInit({ userData: mime(part('hostname: a'), part('password: a')) }), found('password')],
    ['finds a password with CRLF', cloudInit({ userData: mime(part('password: a')).replaceAll('\n', '\r\n') }), found('password')],
    ['finds a password in a part without headers', cloudInit({ userData: mime('--B\n\npassword: a\n') }), found('password')],
    ['finds a password in an encoded part', cloudInit({ userData: mime(part(base64('password: a'), 'Content-Transfer-Encoding: base64')) }), found('password')],
    ['finds a password in a zipped part', cloudInit({ userData: mime(part(base64(gzipSync('password: a')), 'Content-Transfer-Encoding: base64')) }),
      found('password')],
    ['finds a password in a quoted-printable part', cloudInit({ userData: mime(part('pass=\nword: =61', 'Content-Transfer-Encoding: quoted-printable')) }),
      found('password')],
    ['finds a password in a part of a part', cloudInit({ userData: mime(`--B\n${mime(part('password: a')).replaceAll('B', 'C')}\n`) }), found('password')],
    ['finds a password in an archive', cloudInit({ userData: '#cloud-config-archive\n- {type: text/cloud-config, content: "password: a\\n"}\n' }),
      found('[0].content: password')],
    ['finds a password in zipped MIME', encoded(gzipSync(mime(part('password: a')))), inConfigDrive()],
    ['finds a password of a network', cloudInit({ userData: 'a: b', networkData: 'wifis: {w: {access-points: {x: {password: a}}}}' }),
      found('wifis.w.access-points.x.password', 'cloudInitNoCloud.networkData')],
    ['finds a password of an encoded network', cloudInit({ userData: 'a: b', networkDataBase64: base64('wifis: {w: {auth: {password: a}}}') }),
      found('wifis.w.auth.password', 'cloudInitNoCloud.networkDataBase64')],
    ['admits others', encoded('hostname: a')],
    ['admits parts without secrets', cloudInit({ userData: mime(part('hostname: a'), '--B\nno body') })],
    ['reads nothing that is not gzip', encoded(Buffer.from([0x1f, 0x8b, 1, 2]))],
    ['admits a volume without user data', cloudInit({ secretRef: { name: 's' } })],
  ];
  guestTable(rows);
  describe('a replica set', () => guestTable(rows, replicaSet));
});
