import { admit } from '../../../src/admission/admission';

type Fields = { readonly [key: string]: unknown };

const object = (apiVersion: string, kind: string, rest: Fields): Fields => ({ apiVersion, kind, metadata: { name: 'a' }, ...rest });
const route = (spec: Fields) => object('route.openshift.io/v1', 'Route', { spec: { to: { name: 'web' }, ...spec } });
const constraints = (rest: Fields) => object('security.openshift.io/v1', 'SecurityContextConstraints', rest);
const provisioner = (spec: Fields) => object('hostpathprovisioner.kubevirt.io/v1beta1', 'HostPathProvisioner', { spec });
const addons = (spec: Fields) => object('networkaddonsoperator.network.kubevirt.io/v1', 'NetworkAddonsConfig', { spec });
const ssp = (spec: Fields) => object('ssp.kubevirt.io/v1beta3', 'SSP', { spec: { commonTemplates: { namespace: 'kubevirt' }, ...spec } });
const backup = (spec: Fields) => object('velero.io/v1', 'Backup', { spec });

test.each<[what: string, manifest: Fields]>([
  ['a route whose target is a Service, as that is the default', route({})],
  ['a route that ends TLS', route({ host: 'a.example.com', tls: { termination: 'edge', insecureEdgeTerminationPolicy: 'Redirect' } })],
  ['constraints without the fields that OpenShift fills in', constraints({ allowPrivilegedContainer: true, users: ['system:serviceaccount:kubevirt:kubevirt-handler'] })],
  ['storage pools', provisioner({ imagePullPolicy: 'IfNotPresent', storagePools: [{ name: 'local', path: '/var/hpvolumes' }], workload: { nodeSelector: { 'kubernetes.io/os': 'linux' } } })],
  ['network addons', addons({ multus: {}, linuxBridge: {}, kubeMacPool: { rangeStart: '02:00:00:00:00:00', rangeEnd: '02:ff:ff:ff:ff:ff' }, imagePullPolicy: 'Always' })],
  ['templates', ssp({ tokenGenerationService: { enabled: true } })],
  ['what kubeseal writes', object('bitnami.com/v1alpha1', 'SealedSecret', {
    spec: { encryptedData: { key: `AgB${'a'.repeat(397)}` }, template: { metadata: { creationTimestamp: null, name: 'a', namespace: 'x' } } },
  })],
  ['a backup', backup({ includedNamespaces: ['shop'], ttl: '720h0m0s', labelSelector: { matchLabels: { app: 'web' } } })],
])('%s', (_, manifest) => {
  expect(admit([{ manifest }])).toEqual([]);
});

test.each<[what: string, manifest: Fields, rule: string, field: string]>([
  ['a route without target', object('route.openshift.io/v1', 'Route', { spec: {} }), 'schema/requires-field', 'spec.to'],
  ['a route of another termination', route({ tls: { termination: 'Edge' } }), 'schema/has-known-value', 'spec.tls.termination'],
  ['constraints with a misspelt field', constraints({ allowPrivileged: true }), 'schema/has-known-field', 'allowPrivileged'],
  ['a pool without name', provisioner({ storagePools: [{ path: '/var/hpvolumes' }] }), 'schema/requires-field', 'spec.storagePools[0].name'],
  ['an addon that is none', addons({ multus: {}, calico: {} }), 'schema/has-known-field', 'spec.calico'],
  ['a number as text', ssp({ templateValidator: { replicas: '2' } }), 'schema/has-valid-type', 'spec.templateValidator.replicas'],
  ['a text as list', backup({ includedNamespaces: 'shop' }), 'schema/has-valid-type', 'spec.includedNamespaces'],
])('%s is refused', (_, manifest, rule, field) => {
  expect(admit([{ manifest }]).map((finding) => [finding.rule, finding.field])).toEqual([[rule, field]]);
});
