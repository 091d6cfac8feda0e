import { fieldsAt } from '../../kubernetes/fields-at';
import { kindOf } from '../../manifests/manifest';
import { RESERVED_VMI_LABELS } from '../../manifests/vmi-labels';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import type { Subject } from '../subject';
import { broughtAnnotations } from '../subjects/instance-metadata';

interface Entries { readonly [key: string]: string }

const REPLICA_SET = 'kubevirt.io/VirtualMachineInstanceReplicaSet';
/** Where objects hold the metadata of an instance, by `<group>/<kind>`, if KubeVirt judges it there. */
const PATHS: ReadonlyMap<string, string> = new Map([
  ['kubevirt.io/VirtualMachine', 'spec.template.metadata'],
  ['kubevirt.io/VirtualMachineInstance', 'metadata'],
  ['pool.kubevirt.io/VirtualMachinePool', 'spec.virtualMachineTemplate.spec.template.metadata'],
]);

const IGNITION = 'kubevirt.io/ignitiondata';
const SIDECARS = 'hooks.kubevirt.io/hookSidecars';

/** KubeVirt itself makes the instances of a replica set, and may set its own labels. */
const labels = entriesOf('labels', PATHS);
/** Those of a replica set are judged in its instances. */
const own = entriesOf('annotations', new Map([...PATHS, [REPLICA_SET, 'spec.template.metadata']]));

/** The annotations of an instance: its own, and those that the instancetype or the preference of its VM brings. */
const annotations: Subject<Entries> = {
  kinds: own.kinds,
  * find(manifest, cluster, level) {
    yield* own.find(manifest, cluster, level);
    const late = manifest.kind === 'VirtualMachinePool' ? { late: FindingLevel.UNSTARTABLE } : {};
    for (const part of broughtAnnotations(manifest, cluster)) yield { ...part, report: () => 'spec.template.metadata.annotations', ...late };
  },
};

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'vmi-metadata/excludes-reserved-labels',
    level: FindingLevel.REJECTED,
    subject: labels,
    summary: "A guest must not have KubeVirt's own labels",
    why: 'KubeVirt keeps its state in these labels and lets only its own service accounts set them.',
    fix: 'Remove the label; other keys under kubevirt.io/ are free.',
    upstream: ['metadata/reserved-labels'],
    * check(entries) {
      for (const key of RESERVED_VMI_LABELS) {
        if (entries[key] !== undefined) yield { field: `[${key}]`, got: entries[key], allowed: `none of ${RESERVED_VMI_LABELS.join(', ')}` };
      }
    },
  }),
  defineRule({
    id: 'vmi-metadata/requires-gate-for-ignition',
    level: FindingLevel.REJECTED,
    subject: annotations,
    summary: `The annotation ${IGNITION} must not be used without its feature gate`,
    gate: 'ExperimentalIgnitionSupport',
    upstream: ['metadata/ignition-gate'],
    * check(entries) {
      if (entries[IGNITION]) yield { field: `[${IGNITION}]`, got: entries[IGNITION] };
    },
  }),
  defineRule({
    id: 'vmi-metadata/requires-gate-for-sidecars',
    level: FindingLevel.REJECTED,
    subject: annotations,
    summary: `The annotation ${SIDECARS} must not be used without its feature gate`,
    gate: 'Sidecar',
    upstream: ['metadata/sidecar-gate'],
    * check(entries) {
      if (entries[SIDECARS]) yield { field: `[${SIDECARS}]`, got: entries[SIDECARS] };
    },
  }),
];

/** The labels or annotations of an instance. Upstream reports them as a whole. */
function entriesOf(list: 'labels' | 'annotations', paths: ReadonlyMap<string, string>): Subject<Entries> {
  const searches = new Map([...paths].map(([kind, path]) => [kind, fieldsAt(`${path}.${list}`)]));
  return {
    kinds: [...paths.keys()],
    find(manifest) {
      const kind = kindOf(manifest);
      const found = searches.get(kind)?.(manifest) ?? [];
      return found.map(({ field, value }) => ({
        value: value as Entries,
        path: field,
        ...kind === REPLICA_SET ? { late: FindingLevel.UNSTARTABLE, report: () => `metadata.${list}` } : { report: () => field },
      }));
    },
  };
}
