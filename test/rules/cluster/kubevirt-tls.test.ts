import { says } from '../judge';
import type { Json } from '../judge';
import { kubevirt, kubevirtTable } from '../kubevirt-table';
import { reportedFields } from '../reported-fields';

says({
  'kubevirt-tls/excludes-ciphers-for-tls-1-3': { allowed: 'none with this minTLSVersion' },
  'kubevirt-tls/has-known-ciphers': {
    allowed: 'a name such as TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
    reported: 'spec.configuration.tlsConfiguration.ciphers#1',
  },
});

const PATH = 'spec.configuration.tlsConfiguration.ciphers';
const GCM = 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256';
/** `tls.CipherSuites()` and `tls.InsecureCipherSuites()` of Go. */
const KNOWN = [
  'TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256', 'TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA',
  ...['ECDSA', 'RSA'].flatMap((signature) => [
    'AES_128_CBC_SHA', 'AES_128_CBC_SHA256', 'AES_128_GCM_SHA256', 'AES_256_CBC_SHA', 'AES_256_GCM_SHA384', 'CHACHA20_POLY1305_SHA256', 'RC4_128_SHA',
  ].map((cipher) => `TLS_ECDHE_${signature}_WITH_${cipher}`)),
  ...['3DES_EDE_CBC_SHA', 'AES_128_CBC_SHA', 'AES_128_CBC_SHA256', 'AES_128_GCM_SHA256', 'AES_256_CBC_SHA', 'AES_256_GCM_SHA384', 'RC4_128_SHA']
    .map((cipher) => `TLS_RSA_WITH_${cipher}`),
];
const tls = (minTLSVersion: string | undefined, ...ciphers: string[]) => ({ configuration: { tlsConfiguration: { minTLSVersion, ciphers } } });

kubevirtTable([
  ['no configuration of TLS', { configuration: {} }],
  ['TLS 1.3 without ciphers', tls('VersionTLS13')],
  ...['VersionTLS10', 'VersionTLS11', 'VersionTLS12'].map((version): [string, Json] => [`ciphers for ${version}`, tls(version, GCM)]),
  ['ciphers for TLS 1.3', tls('VersionTLS13', GCM), ['kubevirt-tls/excludes-ciphers-for-tls-1-3', PATH, `["${GCM}"]`]],
  ['ciphers for any version, known or not', tls(undefined, 'X'), ['kubevirt-tls/excludes-ciphers-for-tls-1-3', PATH, '["X"]']],
  ['the name that OpenSSL has', tls('VersionTLS12', GCM, 'ECDHE-RSA-AES128-GCM-SHA256'),
    ['kubevirt-tls/has-known-ciphers', `${PATH}[1]`, 'ECDHE-RSA-AES128-GCM-SHA256']],
  ['a name that Go does not implement', tls('VersionTLS12', GCM, 'TLS_RSA_WITH_AES_256_CBC_SHA256'),
    ['kubevirt-tls/has-known-ciphers', `${PATH}[1]`, 'TLS_RSA_WITH_AES_256_CBC_SHA256']],
]);

describe('every cipher of Go is known', () => kubevirtTable(KNOWN.map((cipher): [string, Json] => [cipher, tls('VersionTLS12', cipher)])));

test('KubeVirt reports the index its own way', () => {
  expect(reportedFields(kubevirt(tls('VersionTLS12', 'X')))).toEqual([['kubevirt-tls/has-known-ciphers', `${PATH}#0`]]);
});
