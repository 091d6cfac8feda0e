import type { VirtualMachineExport } from '../../../imports/export.kubevirt.io';
import type { Cluster } from '../../manifests/manifest';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { partsOf } from '../subject';
import { specsOf } from '../subjects/object-spec';

const KIND = 'export.kubevirt.io/VirtualMachineExport';
const TEMPLATE = 'VirtualMachineTemplate';
const TEMPLATE_GATES: readonly string[] = ['OCIExport', 'Template'];
/** The API group of each kind that can be exported. */
const GROUPS: ReadonlyMap<string, string> = new Map([
  ['PersistentVolumeClaim', ''],
  ['VirtualMachine', 'kubevirt.io'],
  ['VirtualMachineSnapshot', 'snapshot.kubevirt.io'],
  ['VirtualMachineBackup', 'backup.kubevirt.io'],
  [TEMPLATE, 'template.kubevirt.io'],
]);
const KINDS: readonly string[] = [...GROUPS.keys()];

const source = partsOf(specsOf<VirtualMachineExport>(KIND), (spec) => [{ value: spec.source, path: 'source' }]);
/** The source, where KubeVirt looks at more than its kind. */
const knownSource = partsOf(source, (value, cluster) => (
  GROUPS.has(value.kind) && !isLockedTemplate(value.kind, cluster) ? [{ value, path: '' }] : []
));

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'export/has-known-source',
    level: FindingLevel.REJECTED,
    subject: source,
    summary: 'The source of a VirtualMachineExport must be a VM, a snapshot, a backup, a template or a PersistentVolumeClaim',
    why: 'KubeVirt refuses every other kind. It does not ask whether the object exists.',
    fix: 'Write one of the allowed kinds.',
    upstream: ['export/kind'],
    * check({ kind }) {
      if (!GROUPS.has(kind)) yield { field: 'kind', got: kind, allowed: KINDS.join(', ') };
    },
  }),
  defineRule({
    id: 'export/requires-gate-for-template',
    level: FindingLevel.REJECTED,
    subject: source,
    summary: `A template must not be exported while the feature gate ${TEMPLATE_GATES.join(' or ')} is off`,
    why: 'KubeVirt refuses it while the feature gate OCIExport (off by default) or Template (on by default) is off.',
    fix: 'Export the VM itself, or switch the gates on in the KubeVirt CR and name them among the feature gates of the Platform.',
    upstream: ['export/template-gate'],
    * check({ kind }, cluster) {
      if (isLockedTemplate(kind, cluster)) yield { field: 'kind', got: kind, allowed: KINDS.filter((known) => known !== TEMPLATE).join(', ') };
    },
  }),
  defineRule({
    id: 'export/requires-source-name',
    level: FindingLevel.REJECTED,
    subject: knownSource,
    summary: 'A VirtualMachineExport must name what it exports',
    why: 'KubeVirt refuses an empty name.',
    fix: 'Write the name of the object.',
    upstream: ['export/name'],
    * check({ kind, name }) {
      if (name === '') yield { field: 'name', got: name, allowed: `the name of a ${kind}` };
    },
  }),
  defineRule({
    id: 'export/matches-api-group',
    level: FindingLevel.REJECTED,
    subject: knownSource,
    summary: 'The apiGroup of what is exported must be that of its kind',
    why: 'KubeVirt refuses another apiGroup than that of the kind; a PersistentVolumeClaim has none, not even v1.',
    fix: 'Write the allowed apiGroup; leave it out for a PersistentVolumeClaim.',
    upstream: ['export/pvc-api-group', 'export/snapshot-api-group', 'export/vm-api-group', 'export/backup-api-group', 'export/template-api-group'],
    * check({ kind, apiGroup }) {
      const group = GROUPS.get(kind);
      if ((apiGroup ?? '') !== group) yield { field: 'apiGroup', reported: 'APIGroup', got: apiGroup, allowed: group || 'none' };
    },
  }),
];

function isLockedTemplate(kind: string, { enabledFeatureGates }: Cluster): boolean {
  return kind === TEMPLATE && !TEMPLATE_GATES.every((gate) => enabledFeatureGates.includes(gate));
}
