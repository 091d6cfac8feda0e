import { SECRET_FORMATS, secretFormatsIn, withoutSecretFormats } from '../../src/kubernetes/secret-formats';

const hex = (length: number) => '0123456789abcdef'.repeat(5).slice(0, length);
const word = (length: number) => 'aB3dE5gH'.repeat(20).slice(0, length);
const PRIVATE = 'PRIVATE KEY';
const base64 = (text: string) => Buffer.from(text).toString('base64');

/** Put together here: secret scanners of hosts refuse what looks like one. */
const EXAMPLES: readonly [name: string, ...texts: string[]][] = [
  ['private key', ...['', 'RSA ', 'EC ', 'OPENSSH ', 'DSA '].map((kind) => `-----BEGIN ${kind}${PRIVATE}-----\n${word(64)}\n`),
    `-----BEGIN PGP ${PRIVATE} BLOCK-----\nVersion: GnuPG v2\n\n${word(64)}`, `"-----BEGIN ${PRIVATE}-----\\n${word(64)}\\n"`, `-----BEGIN ${PRIVATE}-----\r\n  ${word(16)}`],
  ['private key in base64', ...['', 'RSA ', 'EC ', 'OPENSSH '].map((kind) => `client-key-data: ${base64(`-----BEGIN ${kind}${PRIVATE}-----\n${word(64)}\n`)}`)],
  ['age key', `AGE-SECRET-KEY-1${'QPZRY9X8GF'.repeat(6).slice(0, 58)}`],
  ['WireGuard key', `[Interface]\nPrivateKey = ${word(43)}=`],
  ['AWS access key', `AKIA${'ABCDEFGH23'.repeat(2).slice(0, 16)}`, `id=ASIA${'ABCDEFGH23'.repeat(2).slice(0, 16)}`],
  ['GitHub token', ...['ghp', 'gho', 'ghu', 'ghs', 'ghr'].map((kind) => `${kind}_${word(36)}`), `github_pat_${word(22)}_${word(59)}`],
  ['GitLab token', `glpat-${word(20)}`, `glrt-${word(20)}`],
  ['Docker token', `dckr_pat_${word(27)}`, `dckr_oat_${word(32)}`],
  ['kubeadm token', '--token 1a2b3c.0123456789abcdef', 'token: "1a2b3c.0123456789abcdef"', '--token=1a2b3c.0123456789abcdef'],
  ['kubeadm certificate key', `--certificate-key ${hex(64)}`, `certificateKey: ${hex(64)}`],
  ['K3s token', `K10${hex(64)}::server:${hex(32)}`],
  ['OpenShift token', `sha256~${word(43)}`],
  ['Vault token', `hvs.${word(24)}`, `hvb.${word(40)}`],
  ['HCP Terraform token', `${word(14)}.atlasv1.${word(64)}`],
  ['Slack token', `xoxb-123456789012-${word(24)}`, `xapp-1-${word(30)}`],
  ['Slack webhook', `https://hooks.slack.com/services/T12345678/B12345678/${word(24)}`],
  ['Google API key', `AIza${word(35)}`],
  ['Google client secret', `GOCSPX-${word(28)}`],
  ['Azure storage key', `AccountName=a;AccountKey=${word(86)}==`],
  ['npm token', `//registry.example.com/:_authToken=npm_${word(36)}`],
  ['PyPI token', `pypi-AgE${word(60)}`],
  ['Stripe key', `sk_live_${word(24)}`],
  ['SendGrid key', `SG.${word(22)}.${word(43)}`],
  ['DigitalOcean token', `dop_v1_${hex(64)}`],
  ['Tailscale key', `tskey-auth-${word(12)}-${word(32)}`],
  ['Grafana token', `glsa_${word(32)}_${hex(8)}`],
  ['password in a URL', 'https://a:b@example.com/c', 'postgres://:b@[::1]:5432/c', 'amqp://a:b%40c@host'],
  ['presigned URL', `https://a/b?X-Amz-Date=1&X-Amz-Signature=${hex(64)}`, `https://a/b?X-Goog-Signature=${hex(80)}`,
    `https://a.blob.core.windows.net/b?sv=2024&sig=${word(40)}%2B%3D`, `https://a/b?AWSAccessKeyId=a&Signature=${word(28)}%3D`],
  ['Authorization header', 'Authorization: Basic YTpi', '"authorization": "Bearer abcd"', 'Authorization=token abcd'],
  ['token header', 'PRIVATE-TOKEN: abcd', 'X-Vault-Token: abcd', 'x-api-key: "abcd"'],
];

test('every format has an example, and a source', () => {
  expect(EXAMPLES.map(([name]) => name)).toEqual(SECRET_FORMATS.map(({ name }) => name));
  expect(SECRET_FORMATS.filter(({ source }) => !source.startsWith('https://'))).toEqual([]);
});

test.each(EXAMPLES.flatMap(([name, ...texts]) => texts.map((text) => [name, text])))('a %s: %s', (name, text) => {
  expect(secretFormatsIn(`a ${text} b`)).toContain(name);
  const shown = withoutSecretFormats(`a ${text} b`, '…');
  expect(shown).toContain('…');
  expect(secretFormatsIn(shown)).not.toContain(name);
});

test.each([
  `-----BEGIN PUBLIC KEY-----\n${word(64)}`,
  `certificate-authority-data: ${base64(`-----BEGIN CERTIFICATE-----\n${word(64)}\n`)}`,
  `-----BEGIN CERTIFICATE-----\n${word(64)}`,
  `-----BEGIN ENCRYPTED ${PRIVATE}-----\n${word(64)}`,
  `-----BEGIN RSA ${PRIVATE}-----\nProc-Type: 4,ENCRYPTED\n\n${word(64)}`,
  `-----BEGIN ${PRIVATE}-----\n<your key>`,
  `ssh-ed25519 ${word(68)} a@b`,
  `PublicKey = ${word(43)}=`,
  'AKIAIOSFODNN7EXAMPLE',
  'kubeadm join --token abcdef.0123456789abcdef',
  '--discovery-token-ca-cert-hash sha256:1234567890123456789012345678901234567890123456789012345678901234',
  'a1b2c3.example0123456789.com',
  'my-storage-class-xoxb-is-no-token-but-a-name',
  'https://example.com:8443/a@b',
  'https://user@example.com/',
  'https://user:${PASSWORD}@example.com/',
  'https://user:$PASSWORD@example.com/',
  'https://<user>:<password>@example.com/',
  'docker://registry.example.com/a:b@sha256:0123456789abcdef',
  'registry.example.com/a:b@sha256:0123456789abcdef',
  'Authorization: Bearer $TOKEN',
  'Authorization: Bearer {{ token }}',
  'Authorization: Bearer',
  'X-Vault-Token: ${TOKEN}',
  'https://a/b?signature=none&sig=a',
  '',
])('no secret: %s', (text) => {
  expect(secretFormatsIn(text)).toEqual([]);
});

test('a long text takes no longer than its length', () => {
  const started = performance.now();
  for (const unit of ['a', ':', '/', '://a:', '-----BEGIN ', 'Authorization: ', 'token ', '&sig=a%2B', `K10${hex(64)}::`]) {
    secretFormatsIn(unit.repeat(Math.ceil(500_000 / unit.length)));
  }
  expect(performance.now() - started).toBeLessThan(5000);
});
