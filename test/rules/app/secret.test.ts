import { gzipSync } from 'node:zlib';
import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import type { Json, Verdict } from '../judge';
import { appTable } from '../workload-table';
import type { AppRow } from '../workload-table';

says({
  'secret/avoids-plain-text': { level: FindingLevel.ADVISED, allowed: 'nothing that is secret' },
});

const base64 = (data: string | Buffer) => Buffer.from(data).toString('base64');
const secret = (fields: Json): Json => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 's', namespace: 'x' }, ...fields });
const finds = (what: string, field: string, fields: Json): AppRow => [
  `finds ${what} in ${field}`, [secret(fields)], ['secret/avoids-plain-text', field, `${what} (not shown)`] as Verdict,
];
const admits = (title: string, fields: Json): AppRow => [`admits ${title}`, [secret(fields)]];
const LONG = `#cloud-config\n# ${'a'.repeat(3000)}\n`;
const KEY = `-----BEGIN ${'PRIVATE'} KEY-----\n${'MIIB'.repeat(20)}\n`;

appTable('secret', [
  finds('password', 'stringData.password', { stringData: { username: 'a', password: 'b' } }),
  finds('password', 'data.password', { data: { username: base64('a'), password: base64('b') } }),
  finds('password', 'stringData.userdata', { stringData: { userdata: `${LONG}password: a\n` } }),
  finds('users[0].passwd', 'data.userdata', { data: { userdata: base64(`${LONG}users: [{passwd: a}]\n`) } }),
  finds('password', 'data.userdata', { data: { userdata: base64(gzipSync(`${LONG}password: a\n`)) } }),
  finds('wifis.w.access-points.a.password', 'stringData.networkdata', { stringData: { networkdata: 'wifis: {w: {access-points: {a: {password: b}}}}' } }),
  finds('private key', 'stringData.ssh-privatekey', { type: 'kubernetes.io/ssh-auth', stringData: { 'ssh-privatekey': KEY } }),
  finds('private key', 'data[tls.key]', { type: 'kubernetes.io/tls', data: { 'tls.key': base64(KEY), 'tls.crt': '' } }),
  finds('auths.r.auth', 'stringData[.dockerconfigjson]',
    { type: 'kubernetes.io/dockerconfigjson', stringData: { '.dockerconfigjson': '{"auths": {"r": {"auth": "YTpi"}}}' } }),
  finds('token-secret', 'stringData.token-secret', { type: 'bootstrap.kubernetes.io/token', stringData: { 'token-id': 'a', 'token-secret': '0123456789abcdef' } }),
  finds('secretKey', 'stringData.secretKey', { stringData: { accessKeyId: 'a', secretKey: 'b' } }),
  finds('UserAccounts.AdministratorPassword.Value', 'stringData[unattend.xml]',
    { stringData: { 'unattend.xml': '<unattend><UserAccounts><AdministratorPassword><Value>a</Value></AdministratorPassword></UserAccounts></unattend>' } }),
  admits('a Secret without data', {}),
  admits('user data without secrets', { stringData: { userdata: LONG } }),
  admits('empty values', { stringData: { password: '' }, data: { token: '' } }),
  admits('hashes', { stringData: { password: '$6$a$b', userdata: 'users: [{passwd: $y$j9T$a$b}]' } }),
  admits('references and placeholders', { stringData: { password: '${PASSWORD}', token: '<path:secret/a#b>', secretKey: '{{ .Values.key }}' } }),
  admits('public keys', { stringData: { key1: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExample a@b' } }),
  admits('encrypted values of SOPS', { stringData: { password: 'ENC[AES256_GCM,data:a,iv:b,tag:c,type:str]' } }),
  admits('gzip that unpacks to more than 4 MiB', { data: { userdata: base64(gzipSync(`password: a\n${' '.repeat(4 * 1024 * 1024)}`)) } }),
]);
