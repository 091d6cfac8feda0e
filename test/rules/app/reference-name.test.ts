import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import type { Json } from '../judge';
import { dataVolume } from '../volume-table';
import { appTable, machine, namespace, object } from '../workload-table';

const rule = 'reference-name/is-possible';
const FORM = 'at most 253 lower-case letters, digits, - and ., each part starting and ending with a letter or digit';
const near = 'reference-name/avoids-near-miss';
says({ [rule]: { level: FindingLevel.UNSTARTABLE }, [near]: { level: FindingLevel.ADVISED } });

const on = (volume: object) => machine({ volumes: [{ name: 'v', ...volume }] });
const of = (kind: string) => ({ allowed: `the name of a ${kind}: ${FORM}` });

const pod = (spec: Json) => object('v1', 'Pod', 'p', { containers: [{ name: 'c', image: 'i:1' }], ...spec });
const SPEC = { source: { blank: {} }, storage: { resources: { requests: { storage: '1Gi' } } } };
const named = (name: string) => object('cdi.kubevirt.io/v1beta1', 'DataVolume', name, SPEC);
const other = (volume: object) => ({ ...on(volume), metadata: { name: 'other', namespace: 'x' } });

appTable('reference-name', [
  ['a name', [on({ persistentVolumeClaim: { claimName: 'a.b-1' } })]],
  ['a network of another namespace', [machine({ domain: { devices: { interfaces: [{ name: 'n', bridge: {} }] } }, networks: [{ name: 'n', multus: { networkName: 'y/lan' } }] })]],
  ['a disk of another namespace', [on({ dataVolume: { name: 'images/root' } })],
    [rule, 'spec.template.spec.volumes[0].dataVolume.name', 'images/root', of('PersistentVolumeClaim')]],
  ['a claim in a namespace of the app, once', [namespace('x'), on({ persistentVolumeClaim: { claimName: 'My_Claim' } })],
    [rule, 'spec.template.spec.volumes[0].persistentVolumeClaim.claimName', 'My_Claim', of('PersistentVolumeClaim')]],
  ['a pull Secret, without which an image may be pulled', [on({ containerDisk: { image: 'a.b/c:1', imagePullSecret: 'A b' } })]],
  ['a Secret', [on({ cloudInitNoCloud: { secretRef: { name: 'x/seed' } } })], [rule, 'spec.template.spec.volumes[0].cloudInitNoCloud.secretRef.name', 'x/seed', of('Secret')]],
  ['the DataSource of an import', [dataVolume({ source: undefined, sourceRef: { kind: 'DataSource', name: 'images/fedora' } })], [rule, 'spec.sourceRef.name', 'images/fedora', of('DataSource')]],
  ['the token of an export', [object('export.kubevirt.io/v1', 'VirtualMachineExport', 'e', { tokenSecretRef: 'Bad Name', source: { apiGroup: '', kind: 'PersistentVolumeClaim', name: 'a' } })]],

  ['the Secret of a pod', [pod({ volumes: [{ name: 'v', secret: { secretName: 'My_Secret' } }] })], [rule, 'spec.volumes[0].secret.secretName', 'My_Secret', of('Secret')]],
  ['an optional one of a pod, and a pull Secret', [pod({ volumes: [{ name: 'v', configMap: { name: 'A', optional: true } }], imagePullSecrets: [{ name: 'A' }] })]],
  ['the target of an autoscaler', [object('autoscaling/v2', 'HorizontalPodAutoscaler', 'h', { maxReplicas: 3, scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'Shop' } })],
    [rule, 'spec.scaleTargetRef.name', 'Shop', of('Deployment')]],
  ['a claim that is made elsewhere', [dataVolume({}), on({ dataVolume: { name: 'other-disk' } })]],
  ['a claim of a sibling', [named('disk-1'), named('data-a'), machine({ volumes: [{ name: 'v', dataVolume: { name: 'disk-2' } }, { name: 'w', dataVolume: { name: 'data-b' } }] })]],
  ['a short name', [named('web'), on({ dataVolume: { name: 'wep' } })]],
  ['what another one uses', [named('fedora-disk'), on({ dataVolume: { name: 'fedora-disc' } }), other({ dataVolume: { name: 'fedora-disk' } })]],
  ['a claim of another namespace', [{ ...named('fedora-disk'), metadata: { name: 'fedora-disk', namespace: 'y' } }, on({ dataVolume: { name: 'fedora-disc' } })]],
  ['a whole namespace, of which another rule tells', [namespace('x'), named('fedora-disk'), on({ dataVolume: { name: 'fedora-disc' } })]],
  ['many that nothing uses', [...Array.from({ length: 101 }, (_, i) => named(`fedora-disk${i}`)), on({ dataVolume: { name: 'fedora-disc' } })]],
  ['a template that no volume uses', [
    machine({ volumes: [{ name: 'v', dataVolume: { name: 'fedora-disc' } }] }, {}, { spec: { dataVolumeTemplates: [{ metadata: { name: 'fedora-disk' }, spec: SPEC }] } }),
  ]],
  ['a misspelt claim', [named('fedora-disk'), on({ dataVolume: { name: 'fedora-disc' } })],
    [near, 'spec.template.spec.volumes[0].dataVolume.name', 'fedora-disc', { allowed: 'fedora-disk, the PersistentVolumeClaim that the app makes' }]],
  ['a misspelt Secret', [{ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'seed', namespace: 'x' } }, on({ cloudInitNoCloud: { secretRef: { name: 'seeds' } } })],
    [near, 'spec.template.spec.volumes[0].cloudInitNoCloud.secretRef.name', 'seeds', { allowed: 'seed, the Secret that the app makes' }]],
  ['the misspelt target of an autoscaler', [
    object('apps/v1', 'Deployment', 'shop', { selector: { matchLabels: { app: 'd' } }, template: { metadata: { labels: { app: 'd' } }, spec: { containers: [{ name: 'c', image: 'i:1' }] } } }),
    object('autoscaling/v2', 'HorizontalPodAutoscaler', 'h', { maxReplicas: 3, scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'shops' } }),
  ], [near, 'spec.scaleTargetRef.name', 'shops', { allowed: 'shop, the Deployment that the app makes' }]],
]);
