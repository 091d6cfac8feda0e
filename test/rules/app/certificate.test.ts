import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import type { Json } from '../judge';
import { base64, secretOf } from '../storage/cloud-init-table';
import { appTable } from '../workload-table';

const rule = 'certificate/has-valid-pem';
says({ [rule]: { level: FindingLevel.ADVISED, allowed: '-----BEGIN CERTIFICATE----- or -----BEGIN PRIVATE KEY-----, base64, and the END of it' } });

const pem = (body: string, label = 'CERTIFICATE') => `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----\n`;
const certificates = (data: Json) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'ca', namespace: 'x' }, data });
const tls = (crt: string) => ({ ...secretOf({ stringData: { 'tls.crt': crt, 'tls.key': '' } }), type: 'kubernetes.io/tls' });
const CUT = 'a CERTIFICATE that is not base64 (not shown)';

appTable('certificate', [
  ['certificates', [certificates({ 'ca.pem': `# root\n${pem('MIIB\nMIIC=')}\n${pem('MIID==')}` })]],
  ['what is filled in', [certificates({ 'ca.pem': pem('${CA}'), 'b.pem': pem('{{ .Values.ca | indent 4 }}') })]],
  ['a TLS Secret', [tls(pem('MIIB'))]],
  ['a TLS Secret that something fills', [tls('')]],
  ['a TLS Secret that is filled in', [tls('${TLS_CRT}')]],
  ['an encrypted key', [certificates({ notes: pem('Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\nMIIB', 'X').replaceAll('X', 'CERTIFICATE') })]],
  ['text about certificates', [certificates({ readme: 'begins with -----BEGIN CERTIFICATE-----' })]],
  ['dots', [certificates({ 'ca.pem': pem('...') })], [rule, 'data[ca.pem]', CUT]],
  ['one that was shortened', [certificates({ 'ca.pem': `${pem('MIIB')}${pem('MIID...')}` })], [rule, 'data[ca.pem]', CUT]],
  ['a Secret in base64', [secretOf({ data: { 'ca.crt': base64(pem('<certificate>')) } })], [rule, 'data[ca.crt]', CUT]],
  ['no PEM in a TLS Secret', [tls('YOUR_CERTIFICATE')], [rule, 'stringData[tls.crt]', 'a text that is not PEM (not shown)']],
]);
