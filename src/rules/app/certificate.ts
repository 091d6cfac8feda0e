import { fieldOf } from '../../kubernetes/field-path';
import { hasVariable } from '../../kubernetes/variable';
import type { Manifest } from '../../manifests/manifest';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { objectsOf, partsOf } from '../subject';
import type { Subject } from '../subject';

interface DataObject extends Manifest {
  readonly type?: string;
  readonly data?: { readonly [key: string]: string };
  readonly stringData?: { readonly [key: string]: string };
}

interface Entry {
  readonly text: string;
  /** Whether it is one of the two files of a TLS Secret. */
  readonly isOfTls: boolean;
}

const TLS = 'kubernetes.io/tls';
const TLS_KEYS: readonly string[] = ['tls.crt', 'tls.key'];
const BEGIN = '-----BEGIN ';
/** The same in base64, whatever follows. */
const BEGIN_ENCODED = 'LS0tLS1CRUdJTi';
const BLOCK = /-----BEGIN ([A-Z ]*(?:CERTIFICATE|PRIVATE KEY))-----([^]*?)-----END \1-----/g;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;
/** An encrypted key has headers before its base64. */
const HEADER = /^[\w-]+: /m;

/** Each text that may be a file of PEM. */
const entry: Subject<Entry> = partsOf(objectsOf<DataObject>('/Secret', '/ConfigMap'), ({ kind, type, data = {}, stringData = {} }) => {
  const isOfTls = (key: string) => kind === 'Secret' && type === TLS && TLS_KEYS.includes(key);
  const isEncoded = kind === 'Secret';
  return [
    ...Object.entries(data).flatMap(([key, value]) => {
      if (!isOfTls(key) && !value.includes(isEncoded ? BEGIN_ENCODED : BEGIN)) return [];
      return [{ path: fieldOf('data', key), value: { text: isEncoded ? Buffer.from(value, 'base64').toString() : value, isOfTls: isOfTls(key) } }];
    }),
    ...Object.entries(stringData).flatMap(([key, value]) => (
      isOfTls(key) || value.includes(BEGIN) ? [{ path: fieldOf('stringData', key), value: { text: value, isOfTls: isOfTls(key) } }] : []
    )),
  ];
});

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'certificate/has-valid-pem',
    level: FindingLevel.ADVISED,
    subject: entry,
    summary: 'A certificate or a key must be PEM, with all of its base64',
    why: 'Kubernetes does not look into Secrets of type kubernetes.io/tls or ConfigMaps. Go skips a block that it cannot decode (`pem.Decode`): an Ingress controller serves a certificate of its own, and an importer '
      + 'of CDI trusts nobody.',
    fix: 'Write the whole file, from BEGIN to END, or let something that has it make the object, such as cert-manager.',
    * check({ text, isOfTls }) {
      const blocks = [...text.matchAll(BLOCK)];
      const cut = blocks.find(([, , body]) => !isWhole(body));
      const allowed = '-----BEGIN CERTIFICATE----- or -----BEGIN PRIVATE KEY-----, base64, and the END of it';
      if (cut) yield { field: '', got: `a ${cut[1]} that is not base64 (not shown)`, allowed };
      else if (isOfTls && !blocks.length && text.trim() && !hasVariable(text)) yield { field: '', got: 'a text that is not PEM (not shown)', allowed };
    },
  }),
];

function isWhole(body: string): boolean {
  return BASE64.test(body.replace(/\s+/g, '')) || HEADER.test(body) || hasVariable(body);
}
