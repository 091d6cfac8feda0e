import { isCleanAbsolutePath } from '../../kubernetes/absolute-path';
import { repeated } from '../../kubernetes/repeated';
import { SOURCES, sourcesOf } from '../../manifests/volume-source';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { vmi } from '../subjects/vmi';

const ONCE = ['serviceAccount', 'downwardMetrics', 'memoryDump'] as const;

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'volume/has-unique-name',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'Volumes have different names',
    why: 'KubeVirt refuses a second volume of the same name: disks find their volume by name.',
    fix: 'Rename this volume and its disk, or remove it.',
    upstream: ['volume/name-duplicate'],
    * check({ spec: { volumes = [] } }) {
      for (const i of repeated(volumes, ({ name }) => name)) {
        yield { field: `volumes[${i}].name`, got: volumes[i].name, allowed: 'a name that no other volume has' };
      }
    },
  }),
  defineRule({
    id: 'volume/requires-one-source',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'A volume has exactly one source',
    why: 'KubeVirt refuses a volume with none or several.',
    fix: 'Keep one source; a second one is a volume of its own.',
    upstream: ['volume/source-count'],
    * check({ spec: { volumes = [] } }) {
      for (const [i, volume] of volumes.entries()) {
        const found = sourcesOf(volume);
        if (found.length !== 1) yield { field: `volumes[${i}]`, got: found, allowed: `exactly one of ${SOURCES.join(', ')}` };
      }
    },
  }),
  defineRule({
    id: 'volume/requires-object-name',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'A volume names the object that it is made of',
    why: 'KubeVirt refuses an empty name of a DataVolume, ConfigMap, Secret or ServiceAccount.',
    fix: 'Write the name of an object in the namespace of the guest.',
    upstream: ['volume/datavolume-name', 'volume/configmap-name', 'volume/secret-name', 'volume/serviceaccount-name'],
    * check({ spec: { volumes = [] } }) {
      for (const [i, { dataVolume, configMap, secret, serviceAccount }] of volumes.entries()) {
        const path = `volumes[${i}]`;
        if (dataVolume && !dataVolume.name) {
          yield { field: `${path}.dataVolume.name`, got: dataVolume.name, allowed: 'the name of a DataVolume', reported: `${path}.name` };
        }
        if (configMap && !configMap.name) yield { field: `${path}.configMap.name`, got: configMap.name, allowed: 'the name of a ConfigMap' };
        if (secret && !secret.secretName) yield { field: `${path}.secret.secretName`, got: secret.secretName, allowed: 'the name of a Secret' };
        if (serviceAccount && !serviceAccount.serviceAccountName) {
          const { serviceAccountName: got } = serviceAccount;
          yield { field: `${path}.serviceAccount.serviceAccountName`, got, allowed: 'the name of a ServiceAccount' };
        }
      }
    },
  }),
  defineRule({
    id: 'volume/requires-gate-for-downward-metrics',
    level: FindingLevel.REJECTED,
    subject: vmi,
    gate: 'DownwardMetrics',
    summary: 'A guest reads metrics of its node only where the cluster shares them',
    upstream: ['volume/downward-metrics-gate'],
    * check({ spec: { volumes = [] } }) {
      for (const [i, { downwardMetrics }] of volumes.entries()) {
        if (downwardMetrics) yield { field: `volumes[${i}].downwardMetrics`, got: downwardMetrics, reported: `volumes[${i}]` };
      }
    },
  }),
  defineRule({
    id: 'volume/excludes-repeated-source',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'A guest has one service account, one memory dump and one volume of downward metrics at most',
    why: 'KubeVirt refuses a second one.',
    fix: 'Remove it and its disk or filesystem.',
    upstream: ['volume/serviceaccount-single', 'volume/memorydump-single', 'volume/downward-metrics-single'],
    * check({ spec: { volumes = [] } }) {
      for (const source of ONCE) {
        const [first, ...others] = volumes.flatMap((volume, i) => volume[source] ? [i] : []);
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
    subject: vmi,
    summary: 'The path of a container disk is absolute and clean',
    why: 'It is a file in the image: KubeVirt refuses / itself, relative paths, and ., .. or doubled slashes in them.',
    fix: 'Write a path such as /disk/image.qcow2, or nothing where the image has one file in /disk.',
    upstream: ['volume/containerdisk-path-root', 'volume/containerdisk-path-not-clean'],
    * check({ spec: { volumes = [] } }) {
      for (const [i, { containerDisk }] of volumes.entries()) {
        const { path } = containerDisk ?? {};
        if (!path || isCleanAbsolutePath(path)) continue;
        const parent = `volumes[${i}].containerDisk`;
        yield { field: `${parent}.path`, got: path, allowed: 'an absolute path to a file, such as /disk/image.qcow2', reported: parent };
      }
    },
  }),
  defineRule({
    id: 'volume/excludes-utility-volumes',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'Utility volumes are not in the manifest',
    why: 'They are plugged into running instances: KubeVirt refuses them at creation, in a pool or replica set even an empty list.',
    fix: 'Remove utilityVolumes.',
    upstream: ['volume/utility-volumes-on-create'],
    * check({ spec: { utilityVolumes }, webhookDefaulted: defaulted }) {
      if (utilityVolumes === undefined || (defaulted && utilityVolumes.length === 0)) return;
      yield { field: 'utilityVolumes', got: utilityVolumes.map(({ name }) => name), allowed: 'nothing' };
    },
  }),
];
