import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { partsOf } from '../subject';
import { kubeVirtSpec } from '../subjects/kubevirt';

const TLS_1_3 = 'VersionTLS13';
/** The suites that Go's `crypto/tls` names, those it calls insecure included. */
const SUITES: ReadonlySet<string> = new Set([
  'TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256',
  'TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA', 'TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256', 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256',
  'TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA', 'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384', 'TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256',
  'TLS_ECDHE_ECDSA_WITH_RC4_128_SHA', 'TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA', 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA',
  'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256', 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', 'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA',
  'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384', 'TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256', 'TLS_ECDHE_RSA_WITH_RC4_128_SHA',
  'TLS_RSA_WITH_3DES_EDE_CBC_SHA', 'TLS_RSA_WITH_AES_128_CBC_SHA', 'TLS_RSA_WITH_AES_128_CBC_SHA256', 'TLS_RSA_WITH_AES_128_GCM_SHA256',
  'TLS_RSA_WITH_AES_256_CBC_SHA', 'TLS_RSA_WITH_AES_256_GCM_SHA384', 'TLS_RSA_WITH_RC4_128_SHA',
]);

const tls = partsOf(kubeVirtSpec, ({ configuration }) => {
  const { ciphers = [], minTLSVersion = TLS_1_3 } = configuration?.tlsConfiguration ?? {};
  return [{ value: { ciphers, isFixed: minTLSVersion === TLS_1_3 }, path: 'configuration.tlsConfiguration' }];
});

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'kubevirt-tls/excludes-ciphers-for-tls-1-3',
    level: FindingLevel.REJECTED,
    subject: tls,
    summary: 'Ciphers must not be chosen unless minTLSVersion is below VersionTLS13',
    why: 'KubeVirt refuses ciphers while minTLSVersion is VersionTLS13 or not given: those of TLS 1.3 are fixed.',
    fix: 'Write minTLSVersion: VersionTLS12 as well, or remove the ciphers.',
    upstream: ['kubevirt/tls-ciphers-version'],
    * check({ ciphers, isFixed }) {
      if (isFixed && ciphers.length) yield { field: 'ciphers', got: ciphers, allowed: 'none with this minTLSVersion' };
    },
  }),
  defineRule({
    id: 'kubevirt-tls/has-known-ciphers',
    level: FindingLevel.REJECTED,
    subject: tls,
    summary: 'A cipher must have the name that Go gives it',
    why: 'KubeVirt refuses names that the TLS library of Go does not know, those of OpenSSL among them.',
    fix: 'Write the IANA name.',
    upstream: ['kubevirt/tls-cipher-unknown'],
    * check({ ciphers, isFixed }) {
      if (isFixed) return;
      for (const [i, cipher] of ciphers.entries()) {
        if (SUITES.has(cipher)) continue;
        yield { field: `ciphers[${i}]`, reported: `ciphers#${i}`, got: cipher, allowed: 'a name such as TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256' };
      }
    },
  }),
];
