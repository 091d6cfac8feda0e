import { isCleanAbsolutePath } from '../../kubernetes/absolute-path';
import { SOURCES, sourcesOf } from '../../manifests/volume-source';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { partsOf } from '../subject';
import type { Subject } from '../subject';
import { repeatedNames } from '../subjects/repeated-names';
import { vmi } from '../subjects/vmi';
import { volume } from '../subjects/volume';

/** The sources that a guest may have in one volume only. */
const SINGLE = ['serviceAccount', 'downwardMetrics', 'memoryDump'] as const;

/** The object that a volume is made of. */
interface NamedObject {
  readonly kind: string;
  readonly name?: string;
}

const namedObject: Subject<NamedObject> = partsOf(volume, ({ dataVolume, configMap, secret, serviceAccount }) => [
  ...dataVolume ? [{ value: { kind: 'DataVolume', name: dataVolume.name }, path: 'dataVolume.name', reported: 'name' }] : [],
  ...configMap ? [{ value: { kind: 'ConfigMap', name: configMap.name }, path: 'configMap.name' }] : [],
  ...secret ? [{ value: { kind: 'Secret', name: secret.secretName }, path: 'secret.secretName' }] : [],
  ...serviceAccount
    ? [{ value: { kind: 'ServiceAccount', name: serviceAccount.serviceAccountName }, path: 'serviceAccount.serviceAccountName' }]
    : [],
]);

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'volume/has-unique-name',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'Volumes must have different names',
    why: 'KubeVirt refuses a second volume of the same name: disks find their volume by name.',
    fix: 'Rename this volume and its disk, or remove it.',
    upstream: ['volume/name-duplicate'],
    * check({ spec: { volumes, domain: { devices } } }) {
      for (const { index, name, isInBoth, meant } of repeatedNames(volumes, devices?.disks)) {
        // Where the disk is there twice, too, that is told.
        if (isInBoth) continue;
        const fix = meant ? { fix: `Write ${meant}, the name of a disk that has no volume, or remove this volume.` } : {};
        yield { field: `volumes[${index}].name`, got: name, allowed: 'a name that no other volume has', ...fix };
      }
    },
  }),
  defineRule({
    id: 'volume/requires-one-source',
    level: FindingLevel.REJECTED,
    subject: volume,
    summary: 'A volume must have exactly one source',
    why: 'KubeVirt refuses a volume with none or several.',
    fix: 'Keep one source; a second one is a volume of its own.',
    upstream: ['volume/source-count'],
    * check(value) {
      const found = sourcesOf(value);
      if (found.length !== 1) yield { field: '', got: found, allowed: `exactly one of ${SOURCES.join(', ')}` };
    },
  }),
  defineRule({
    id: 'volume/requires-object-name',
    level: FindingLevel.REJECTED,
    subject: namedObject,
    summary: 'A volume must name the object that it is made of',
    why: 'KubeVirt refuses an empty name of a DataVolume, ConfigMap, Secret or ServiceAccount.',
    fix: 'Write the name of an object in the namespace of the guest.',
    upstream: ['volume/datavolume-name', 'volume/configmap-name', 'volume/secret-name', 'volume/serviceaccount-name'],
    * check({ kind, name }) {
      if (!name) yield { field: '', got: name, allowed: `the name of a ${kind}` };
    },
  }),
  defineRule({
    id: 'volume/requires-gate-for-downward-metrics',
    level: FindingLevel.REJECTED,
    subject: volume,
    gate: 'DownwardMetrics',
    summary: 'A guest must not have a volume of downward metrics unless the cluster shares them',
    upstream: ['volume/downward-metrics-gate'],
    * check({ downwardMetrics }) {
      if (downwardMetrics) yield { field: 'downwardMetrics', got: downwardMetrics, reported: '' };
    },
  }),
  defineRule({
    id: 'volume/excludes-repeated-source',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'A guest must not have more than one service account, one memory dump and one volume of downward metrics',
    why: 'KubeVirt refuses a second one.',
    fix: 'Remove it and its disk or filesystem.',
    upstream: ['volume/serviceaccount-single', 'volume/memorydump-single', 'volume/downward-metrics-single'],
    * check({ spec: { volumes = [] } }) {
      for (const source of SINGLE) {
        const [first, ...others] = [...volumes.keys()].filter((i) => volumes[i][source]);
        for (const i of others) {
          const got = `volume ${volumes[first].name} is one too`;
          yield { field: `volumes[${i}].${source}`, got, allowed: 'another source', reported: 'volumes' };
        }
      }
    },
  }),
  defineRule({
    id: 'volume/has-valid-container-disk-path',
    level: FindingLevel.REJECTED,
    subject: volume,
    summary: 'The path of a container disk must be absolute and clean',
    why: 'It is a file in the image: KubeVirt refuses / itself, relative paths, and ., .. or doubled slashes in them.',
    fix: 'Write a path such as /disk/image.qcow2, or nothing where the image has one file in /disk.',
    upstream: ['volume/containerdisk-path-root', 'volume/containerdisk-path-not-clean'],
    * check({ containerDisk }) {
      const path = containerDisk?.path;
      if (!path || isCleanAbsolutePath(path)) return;
      const allowed = 'an absolute path to a file, such as /disk/image.qcow2';
      yield { field: 'containerDisk.path', got: path, allowed, reported: 'containerDisk' };
    },
  }),
  defineRule({
    id: 'volume/excludes-utility-volumes',
    level: FindingLevel.REJECTED,
    since: '1.8',
    subject: vmi,
    summary: 'A manifest must not have utility volumes',
    why: 'They are plugged into running instances: KubeVirt refuses them at creation, in a pool or replica set even an empty list.',
    fix: 'Remove utilityVolumes.',
    upstream: ['volume/utility-volumes-on-create'],
    * check({ spec: { utilityVolumes }, webhookDefaulted }) {
      if (utilityVolumes === undefined || (webhookDefaulted && utilityVolumes.length === 0)) return;
      yield { field: 'utilityVolumes', got: utilityVolumes.map(({ name }) => name), allowed: 'nothing' };
    },
  }),
];
