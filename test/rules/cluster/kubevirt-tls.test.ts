import { says } from '../judge';
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
const tls = (minTLSVersion: string | undefined, ...ciphers: string[]) => ({ configuration: { tlsConfiguration: { minTLSVersion, ciphers } } });

kubevirtTable([
  ['TLS 1.3', tls('VersionTLS13')],
  ['ciphers for TLS 1.2, secure or not', tls('VersionTLS12', GCM, 'TLS_RSA_WITH_RC4_128_SHA')],
  ['ciphers for TLS 1.3', tls('VersionTLS13', GCM), ['kubevirt-tls/excludes-ciphers-for-tls-1-3', PATH, `["${GCM}"]`]],
  ['ciphers for any version, known or not', tls(undefined, 'X'), ['kubevirt-tls/excludes-ciphers-for-tls-1-3', PATH, '["X"]']],
  ['the name that OpenSSL has', tls('VersionTLS12', GCM, 'ECDHE-RSA-AES128-GCM-SHA256'),
    ['kubevirt-tls/has-known-ciphers', `${PATH}[1]`, 'ECDHE-RSA-AES128-GCM-SHA256']],
]);

test('KubeVirt reports the index its own way', () => {
  expect(reportedFields(kubevirt(tls('VersionTLS12', 'X')))).toEqual([['kubevirt-tls/has-known-ciphers', `${PATH}#0`]]);
});
