import type { VirtualMachineExport } from '../../../imports/export.kubevirt.io';
import { parseGoDuration } from '../../kubernetes/go-duration';
import { isBefore } from '../../manifests/by-release';
import type { Cluster, Manifest } from '../../manifests/manifest';
import { kindOf } from '../../manifests/manifest';
import { ofKind } from '../../manifests/of-kind';
import { vmSpecOf } from '../../manifests/vm-spec';
import { claimNameOf } from '../../manifests/volume-claim';
import { workloadsOf } from '../../manifests/workload';
import { defineCrossObjectRule, defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule, ObjectRule } from '../rule';
import { partsOf } from '../subject';
import { kindItself } from '../subjects/kind';
import { specsOf } from '../subjects/object-spec';

const KIND = 'export.kubevirt.io/VirtualMachineExport';
const VM = 'kubevirt.io/VirtualMachine';
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
/** The first releases that export the kinds which came later. */
const SINCE: ReadonlyMap<string, string> = new Map([['VirtualMachineBackup', '1.8'], [TEMPLATE, '1.9']]);

const exportSpec = specsOf<VirtualMachineExport>(KIND);
const source = partsOf(exportSpec, (spec) => [{ value: spec.source, path: 'source' }]);
/** The source, where KubeVirt looks at more than its kind. */
const knownSource = partsOf(source, (value, cluster) => (
  kindsIn(cluster).includes(value.kind) && !isLockedTemplate(value.kind, cluster) ? [{ value, path: '' }] : []
));

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'export/requires-gate',
    level: FindingLevel.REJECTED,
    until: '1.9',
    subject: kindItself(KIND),
    gate: 'VMExport',
    summary: 'A VirtualMachineExport must not be created while the feature gate VMExport is off',
    upstream: ['1.8:export/gate'],
    * check(kind) {
      yield { field: '', got: kind };
    },
  }),
  defineRule({
    id: 'export/has-known-source',
    level: FindingLevel.REJECTED,
    subject: source,
    summary: 'The source of a VirtualMachineExport must be a VM, a snapshot, a backup, a template or a PersistentVolumeClaim',
    why: 'KubeVirt refuses every other kind. It does not ask whether the object exists.',
    fix: 'Write one of the allowed kinds.',
    before: { 1.9: 'templates are refused', 1.8: 'backups are refused' },
    upstream: ['export/kind'],
    * check({ kind }, cluster) {
      const kinds = kindsIn(cluster);
      if (!kinds.includes(kind)) yield { field: 'kind', got: kind, allowed: kinds.join(', ') };
    },
  }),
  defineRule({
    id: 'export/requires-gate-for-template',
    level: FindingLevel.REJECTED,
    since: '1.9',
    subject: source,
    summary: `A template must not be exported while the feature gate ${TEMPLATE_GATES.join(' or ')} is off`,
    why: 'KubeVirt refuses it while the feature gate OCIExport (off by default) or Template (on by default) is off.',
    fix: 'Export the VM itself, or switch the gates on in the KubeVirt CR and name them among the feature gates of the Platform.',
    upstream: ['export/template-gate'],
    * check({ kind }, cluster) {
      if (isLockedTemplate(kind, cluster)) yield { field: 'kind', got: kind, allowed: kindsIn(cluster).filter((known) => known !== TEMPLATE).join(', ') };
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
  defineRule({
    id: 'export/has-valid-ttl',
    level: FindingLevel.UNSTARTABLE,
    subject: exportSpec,
    summary: 'The ttlDuration of a VirtualMachineExport must be more than zero',
    why: 'KubeVirt admits it, and deletes the export as soon as there is something to download.',
    fix: 'Write a duration such as 2h, or nothing for two hours.',
    * check({ ttlDuration: got }) {
      if (got !== undefined && (parseGoDuration(got) ?? 1) <= 0) yield { field: 'ttlDuration', got, allowed: 'more than 0s' };
    },
  }),
];

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'export/avoids-running-source',
    level: FindingLevel.ADVISED,
    summary: 'What a VirtualMachineExport exports must not be in use by a VM that always runs',
    why: 'KubeVirt exports a VM, or a claim, only while no pod uses it: the export stays Pending with the reason InUse for as long as the VM runs, and ends with its ttlDuration.',
    fix: 'Export a VirtualMachineSnapshot of the VM, or halt the VM for the time of the export.',
    * check(manifests, cluster) {
      const exports = ofKind<Manifest & VirtualMachineExport>(manifests, KIND);
      if (!exports.length) return;
      const users = new Map<string, Manifest>();
      for (const { manifest, namespace, written } of workloadsOf(manifests, cluster).filter((workload) => alwaysRuns(workload.manifest))) {
        if (kindOf(manifest) === VM) users.set(`VirtualMachine ${namespace}/${manifest.metadata.name}`, manifest);
        for (const volume of written.volumes ?? []) {
          const claim = claimNameOf(volume);
          if (claim) users.set(`PersistentVolumeClaim ${namespace}/${claim}`, manifest);
        }
      }
      for (const manifest of exports) {
        const { kind, name } = manifest.spec.source;
        const other = users.get(`${kind} ${manifest.metadata.namespace}/${name}`);
        if (!other) continue;
        const got = other.metadata.name === name ? `${name}, which runs` : `${name}, which ${other.kind} ${other.metadata.name} uses`;
        yield { manifest, other, field: 'spec.source.name', got, allowed: 'a VM that is halted, a claim that no pod uses, or a snapshot' };
      }
    },
  }),
];

/** Whether it starts a guest that nobody stops. */
function alwaysRuns(manifest: Manifest): boolean {
  if (kindOf(manifest) !== VM) return false;
  const { running, runStrategy } = vmSpecOf(manifest).spec as { readonly running?: boolean; readonly runStrategy?: string };
  return running === true || runStrategy === 'Always';
}

function kindsIn(cluster: Cluster): readonly string[] {
  return [...GROUPS.keys()].filter((kind) => !isBefore(SINCE.get(kind) ?? '0', cluster));
}

function isLockedTemplate(kind: string, { enabledFeatureGates }: Cluster): boolean {
  return kind === TEMPLATE && !TEMPLATE_GATES.every((gate) => enabledFeatureGates.includes(gate));
}
