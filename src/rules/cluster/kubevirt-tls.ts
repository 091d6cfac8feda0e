import type { ObjectRule } from '../rule';
import { kubeVirtRule } from '../subjects/kubevirt-rule';

const PATH = 'spec.configuration.tlsConfiguration.ciphers';
/** The suites that Go's `crypto/tls` names, those it calls insecure included. */
const SUITES = new Set([
  'TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256',
  'TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA', 'TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256', 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256',
  'TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA', 'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384', 'TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256',
  'TLS_ECDHE_ECDSA_WITH_RC4_128_SHA', 'TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA', 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA',
  'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256', 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', 'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA',
  'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384', 'TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256', 'TLS_ECDHE_RSA_WITH_RC4_128_SHA',
  'TLS_RSA_WITH_3DES_EDE_CBC_SHA', 'TLS_RSA_WITH_AES_128_CBC_SHA', 'TLS_RSA_WITH_AES_128_CBC_SHA256', 'TLS_RSA_WITH_AES_128_GCM_SHA256',
  'TLS_RSA_WITH_AES_256_CBC_SHA', 'TLS_RSA_WITH_AES_256_GCM_SHA384', 'TLS_RSA_WITH_RC4_128_SHA',
]);

export const rules: readonly ObjectRule[] = [
  kubeVirtRule({
    id: 'kubevirt-tls/chooses-ciphers-below-1-3',
    summary: 'Ciphers are chosen for TLS 1.2 and below only',
    why: 'Those of TLS 1.3 are fixed: the webhook refuses ciphers while minTLSVersion is VersionTLS13 or not given.',
    fix: 'Write minTLSVersion: VersionTLS12 as well, or remove the ciphers.',
    upstream: ['kubevirt/tls-ciphers-version'],
    * check({ configuration }) {
      const { ciphers = [], minTLSVersion = 'VersionTLS13' } = configuration?.tlsConfiguration ?? {};
      if (ciphers.length && minTLSVersion === 'VersionTLS13') yield { field: PATH, got: ciphers, allowed: 'none with this minTLSVersion' };
    },
  }),
  kubeVirtRule({
    id: 'kubevirt-tls/knows-ciphers',
    summary: 'A cipher has the name that Go gives it',
    why: 'The webhook refuses names that the TLS library of Go does not know, those of OpenSSL among them.',
    fix: 'Write the IANA name.',
    upstream: ['kubevirt/tls-cipher-unknown'],
    * check({ configuration }) {
      const { ciphers = [], minTLSVersion = 'VersionTLS13' } = configuration?.tlsConfiguration ?? {};
      if (minTLSVersion === 'VersionTLS13') return;
      for (const [i, cipher] of ciphers.entries()) {
        if (SUITES.has(cipher)) continue;
        yield { field: `${PATH}[${i}]`, reported: `${PATH}#${i}`, got: cipher, allowed: 'a name such as TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256' };
      }
    },
  }),
];
