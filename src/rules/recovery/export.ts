import type { VirtualMachineExport } from '../../../imports/export.kubevirt.io';
import type { TypedLocalObjectReference } from '../../../imports/kubernetes';
import type { Manifest } from '../../manifests/manifest';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { objectsOf } from '../subject';

const KINDS = ['export.kubevirt.io/VirtualMachineExport'];
const TEMPLATE = 'VirtualMachineTemplate';
const TEMPLATE_GATES = ['OCIExport', 'Template'];
/** The API group of each kind that can be exported. */
const GROUPS: ReadonlyMap<string, string> = new Map([
  ['PersistentVolumeClaim', ''],
  ['VirtualMachine', 'kubevirt.io'],
  ['VirtualMachineSnapshot', 'snapshot.kubevirt.io'],
  ['VirtualMachineBackup', 'backup.kubevirt.io'],
  [TEMPLATE, 'template.kubevirt.io'],
]);

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'export/has-known-source',
    level: FindingLevel.REJECTED,
    subject: objectsOf(...KINDS),
    summary: 'What is exported is a VM, a snapshot, a backup, a template or a PersistentVolumeClaim',
    why: 'The webhook refuses every other kind. Whether the object exists is not asked.',
    fix: 'Write one of the allowed kinds.',
    upstream: ['export/kind'],
    * check(manifest) {
      const { kind } = sourceOf(manifest);
      if (!GROUPS.has(kind)) yield { field: 'spec.source.kind', got: kind, allowed: [...GROUPS.keys()].join(', ') };
    },
  }),
  defineRule({
    id: 'export/requires-template-gates',
    level: FindingLevel.REJECTED,
    subject: objectsOf(...KINDS),
    summary: `The export of a template needs the gates ${TEMPLATE_GATES.join(' and ')}`,
    why: 'KubeVirt refuses it while the feature gate OCIExport (off by default) or Template (on by default) is off.',
    fix: 'Export the VM itself, or switch the gates on in the KubeVirt CR and name them among the feature gates of the Platform.',
    upstream: ['export/template-gate'],
    * check(manifest, cluster) {
      const { kind } = sourceOf(manifest);
      if (kind !== TEMPLATE || exportsTemplates(cluster)) return;
      yield { field: 'spec.source.kind', got: kind, allowed: [...GROUPS.keys()].filter((known) => known !== TEMPLATE).join(', ') };
    },
  }),
  defineRule({
    id: 'export/names-source',
    level: FindingLevel.REJECTED,
    subject: objectsOf(...KINDS),
    summary: 'An export names what is exported',
    why: 'The webhook refuses an empty name.',
    fix: 'Write the name of the object.',
    upstream: ['export/name'],
    * check(manifest, cluster) {
      const { kind, name } = sourceOf(manifest);
      if (name === '' && isJudged(kind, cluster)) yield { field: 'spec.source.name', got: name, allowed: `the name of a ${kind}` };
    },
  }),
  defineRule({
    id: 'export/has-fitting-group',
    level: FindingLevel.REJECTED,
    subject: objectsOf(...KINDS),
    summary: 'An export says which API its source belongs to',
    why: 'The webhook refuses another apiGroup than that of the kind; a PersistentVolumeClaim has none, not even v1.',
    fix: 'Write the allowed apiGroup; leave it out for a PersistentVolumeClaim.',
    upstream: ['export/pvc-api-group', 'export/snapshot-api-group', 'export/vm-api-group', 'export/backup-api-group', 'export/template-api-group'],
    * check(manifest, cluster) {
      const { kind, apiGroup } = sourceOf(manifest);
      const group = GROUPS.get(kind);
      if (!isJudged(kind, cluster) || (apiGroup ?? '') === group) return;
      yield { field: 'spec.source.apiGroup', reported: 'spec.source.APIGroup', got: apiGroup, allowed: group || 'none' };
    },
  }),
];

function sourceOf(manifest: Manifest): TypedLocalObjectReference {
  return (manifest as VirtualMachineExport).spec.source;
}

interface Gates {
  readonly enabledFeatureGates: readonly string[];
}

/** Whether upstream looks at more than the kind. */
function isJudged(kind: string, gates: Gates): boolean {
  return GROUPS.has(kind) && (kind !== TEMPLATE || exportsTemplates(gates));
}

function exportsTemplates({ enabledFeatureGates }: Gates): boolean {
  return TEMPLATE_GATES.every((gate) => enabledFeatureGates.includes(gate));
}
