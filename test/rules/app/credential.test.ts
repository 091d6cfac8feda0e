import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import type { Json, Verdict } from '../judge';
import { appTable, machine, object } from '../workload-table';
import type { AppRow } from '../workload-table';

says({
  'credential/avoids-plain-text': { level: FindingLevel.ADVISED, allowed: 'a reference to a Secret' },
});

const finds = (what: string, field: string, manifest: Json): AppRow => [
  `finds ${what} in ${field} of a ${manifest.kind}`, [manifest], ['credential/avoids-plain-text', field, `${what} (not shown)`] as Verdict,
];
const admits = (title: string, manifest: Json): AppRow => [`admits ${title}`, [manifest]];
const configMap = (data: Json, fields: Json = {}): Json => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c', namespace: 'x' }, data, ...fields });
const pod = (container: Json): Json => object('v1', 'Pod', 'p', { containers: [{ name: 'a', image: 'a', ...container }] });
const dataVolume = (http: Json): Json => (
  object('cdi.kubevirt.io/v1beta1', 'DataVolume', 'd', { source: { http }, storage: { resources: { requests: { storage: '1Gi' } } } })
);
const signature = 'ab'.repeat(32);
const KEY = `-----BEGIN ${'PRIVATE'} KEY-----\n${'MIIB'.repeat(20)}\n`;
const application = (helm: Json) => object('argoproj.io/v1alpha1', 'Application', 'a', {
  project: 'p', destination: { namespace: 'x' }, source: { repoURL: 'https://a/b', helm },
});
const answers = (password: string) => `<?xml version="1.0"?>
<unattend xmlns="urn:schemas-microsoft-com:unattend">
  <!-- <Password><Value>old</Value></Password> -->
  <AutoLogon><Enabled>true</Enabled><Password>${password}</Password><Description/></AutoLogon>
</unattend>
`;

describe('ConfigMaps', () => {
  appTable('credential', [
    finds('password', 'data.password', configMap({ password: 'a' })),
    finds('db.password', 'data[a.yaml]', configMap({ 'a.yaml': 'db:\n  password: a\n' })),
    finds('db.password', 'data[a.json]', configMap({ 'a.json': '{"db": {"password": "a"}}' })),
    finds('db.password', 'data[a.properties]', configMap({ 'a.properties': '# the database\ndb.user = a\ndb.password = b\n' })),
    finds('private key', 'data[a.pem]', configMap({ 'a.pem': KEY })),
    finds('users[0].passwd', 'data.userdata', configMap({ userdata: '#cloud-config\nusers: [{passwd: a}]\n' })),
    finds('users[0].passwd', 'binaryData.userdata', configMap({}, { binaryData: { userdata: Buffer.from('users: [{passwd: a}]').toString('base64') } })),
    finds('AutoLogon.Password.Value', 'data[autounattend.xml]', configMap({ 'autounattend.xml': answers('<Value>a</Value><PlainText>true</PlainText>') })),
    finds('AutoLogon.Password.Value', 'data[unattend.xml]', configMap({ 'unattend.xml': answers('<Value>YQBQAGEA</Value><PlainText>false</PlainText>') })),
    finds('unattend.AutoLogon.Password', 'data[unattend.xml]', configMap({ 'unattend.xml': answers('a') })),
    admits('plain values', configMap({ 'a': 'b', 'allowlist': 'a,b', 'nginx.conf': 'server {\n  listen 8080;\n}\n' })),
    admits('an answer file without passwords', configMap({ 'unattend.xml': answers('<Value></Value><PlainText>true</PlainText>') })),
    admits('an answer file after Windows Setup', configMap({ 'unattend.xml': answers('*SENSITIVE*DATA*DELETED*') })),
    admits('an answer file that ends early', configMap({ 'unattend.xml': '<unattend><Password><Value>a' })),
    admits('a file that names where the password is', configMap({ 'a.yaml': 'password_file: /run/a\npassword: /run/secrets/a\nsmtp_password: ${SMTP}\n' })),
    admits('certificates', configMap({ 'ca.crt': `-----BEGIN CERTIFICATE-----\n${'MIIB'.repeat(20)}\n` })),
  ]);
});

describe('variables, arguments and headers', () => {
  const env = (name: string, value: string) => pod({ env: [{ name, value }] });
  appTable('credential', [
    finds('DB_PASSWORD', 'spec.containers[0].env[0].value', env('DB_PASSWORD', 'a')),
    finds('GITHUB_TOKEN', 'spec.containers[0].env[0].value', env('GITHUB_TOKEN', 'a')),
    finds('password in a URL', 'spec.containers[0].env[0].value', env('DATABASE', 'postgres://a:b@db:5432/c')),
    finds('password', 'spec.containers[0].args[1]', pod({ args: ['--password', 'a'] })),
    finds('password', 'spec.containers[0].args', pod({ args: ['--password=a'] })),
    finds('DB_PASSWORD', 'spec.containers[0].command[2]', pod({ command: ['sh', '-c', '#!/bin/sh\nexport DB_PASSWORD=a\n'] })),
    finds('Authorization', 'spec.containers[0].livenessProbe.httpGet.httpHeaders[0].value',
      pod({ livenessProbe: { httpGet: { port: 80, httpHeaders: [{ name: 'Authorization', value: 'Basic YTpi' }] } } })),
    finds('Authorization', 'spec.template.spec.readinessProbe.httpGet.httpHeaders[0].value',
      machine({ readinessProbe: { httpGet: { port: 80, httpHeaders: [{ name: 'Authorization', value: 'Basic YTpi' }] } } })),
    finds('Authorization header', 'spec.source.http.extraHeaders[0]', dataVolume({ url: 'https://a/b', extraHeaders: ['Authorization: Bearer abcd'] })),
    finds('presigned URL', 'spec.source.http.url', dataVolume({ url: `https://a/b?X-Amz-Signature=${signature}` })),
    finds('adminPassword', 'spec.source.helm.parameters[0].value',
      application({ parameters: [{ name: 'adminPassword', value: 'a' }] })),
    finds('db.password', 'spec.source.helm.values', application({ values: 'db:\n  password: a\n' })),
    finds('password', 'spec.password', object('example.com/v1', 'Database', 'a', { password: 'a' })),
    finds('GitHub token', 'metadata.annotations.a', configMap({}, { metadata: { name: 'c', namespace: 'x', annotations: { a: `ghp_${'a1'.repeat(18)}` } } })),
    admits('variables from a Secret', pod({ env: [{ name: 'DB_PASSWORD', valueFrom: { secretKeyRef: { name: 'a', key: 'password' } } }] })),
    ...[['DB_PASSWORD', ''], ['DB_PASSWORD', '$(OTHER)'], ['DB_PASSWORD_FILE', '/run/a'], ['DB_PASSWORD', '/run/secrets/a'], ['ALLOW_EMPTY_PASSWORD', 'yes'],
      ['DATABASE', 'postgres://a:$(PASSWORD)@db:5432/c'], ['TOKEN_AUDIENCE', 'a']].map(([name, value]) => admits(`${name}=${value}`, env(name, value))),
    admits('arguments', pod({ args: ['--password', '$(PASSWORD)', '--token-file=/a', '--token'] })),
    admits('a URL of a disk whose password another rule finds', dataVolume({ url: 'http://user:pw@h/a' })),
    admits('a SealedSecret', object('bitnami.com/v1alpha1', 'SealedSecret', 's', { encryptedData: { password: 'AgBy3i4OJSWK' } })),
    admits('an ExternalSecret', object('external-secrets.io/v1', 'ExternalSecret', 's', {
      data: [{ secretKey: 'password', remoteRef: { key: 'a', property: 'password' } }],
      target: { template: { data: { password: '{{ .password }}' } } },
    })),
    admits('a schema', object('apiextensions.k8s.io/v1', 'Thing', 's', { properties: { password: { type: 'string' } }, required: ['password'] })),
    admits('cloud-init, which another rule judges', machine({ volumes: [{ name: 'ci', cloudInitNoCloud: { userData: 'password: a' } }] })),
  ]);
});
