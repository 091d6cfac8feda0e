import { fieldOf } from '../../kubernetes/field-path';
import { fieldsAt } from '../../kubernetes/fields-at';
import { kindOf } from '../../manifests/manifest';
import { FindingLevel } from '../finding-level';
import type { Violation, ObjectRule } from '../rule';

/** The metadata of the instance, which upstream judges wherever it stands but in a replica set. */
const PATHS: { readonly [kind: string]: string } = {
  'kubevirt.io/VirtualMachine': 'spec.template.metadata',
  'kubevirt.io/VirtualMachineInstance': 'metadata',
  'pool.kubevirt.io/VirtualMachinePool': 'spec.virtualMachineTemplate.spec.template.metadata',
};
/** The template that only its instances are judged by; KubeVirt makes them itself and may set its own labels. */
const REPLICA_SET = { 'kubevirt.io/VirtualMachineInstanceReplicaSet': 'spec.template.metadata' };

const RESERVED = ['created-by', 'migrationJobUID', 'nodeName', 'migrationTargetNodeName', 'schedulable', 'install-strategy']
  .map((name) => `kubevirt.io/${name}`);

interface Entries {
  readonly path: string;
  readonly entries: { readonly [key: string]: string };
}

type MetadataRule = Omit<ObjectRule, 'level' | 'kinds' | 'check'> & { check(found: Entries): Iterable<Violation> };

interface GatedAnnotation extends Pick<ObjectRule, 'id' | 'upstream'> {
  readonly key: string;
  readonly gate: string;
}

/** A rule on the labels or annotations of a guest. */
function metadataRule(list: 'labels' | 'annotations', rule: MetadataRule, paths = PATHS): ObjectRule {
  const searches = new Map(Object.entries(paths).map(([kind, path]) => [kind, fieldsAt(`${path}.${list}`)]));
  return {
    ...rule,
    level: FindingLevel.REJECTED,
    kinds: [...searches.keys()],
    * check(manifest) {
      const kind = kindOf(manifest);
      const late = kind in REPLICA_SET ? { level: FindingLevel.UNSTARTABLE, reported: `metadata.${list}` } : {};
      for (const { field: path, value } of searches.get(kind)?.(manifest) ?? []) {
        for (const mistake of rule.check({ path, entries: value as Entries['entries'] })) yield { ...mistake, ...late };
      }
    },
  };
}

function gatedAnnotation({ key, gate, ...facts }: GatedAnnotation): ObjectRule {
  return metadataRule('annotations', {
    ...facts,
    summary: `The annotation ${key} needs its gate`,
    why: `KubeVirt refuses it while the feature gate ${gate} is off; it is off by default.`,
    fix: `Remove the annotation, or switch ${gate} on in the KubeVirt CR and name it among the feature gates of the Platform.`,
    gate: gate,
    * check({ path, entries }) {
      if (!entries[key]) return;
      yield { field: fieldOf(path, key), reported: path, got: entries[key], allowed: `only while the feature gate ${gate} is on` };
    },
  }, { ...PATHS, ...REPLICA_SET });
}

export const rules: readonly ObjectRule[] = [
  metadataRule('labels', {
    id: 'guest-metadata/excludes-reserved-labels',
    summary: "A guest has none of KubeVirt's own labels",
    why: 'KubeVirt keeps its state in these labels and lets only its own service accounts set them.',
    fix: 'Remove the label; other keys under kubevirt.io/ are free.',
    upstream: ['metadata/reserved-labels'],
    * check({ path, entries }) {
      for (const key of RESERVED) {
        if (entries[key] !== undefined) {
          yield { field: fieldOf(path, key), reported: path, got: entries[key], allowed: `none of ${RESERVED.join(', ')}` };
        }
      }
    },
  }),
  gatedAnnotation({
    id: 'guest-metadata/ignites-behind-gate',
    key: 'kubevirt.io/ignitiondata',
    gate: 'ExperimentalIgnitionSupport',
    upstream: ['metadata/ignition-gate'],
  }),
  gatedAnnotation({
    id: 'guest-metadata/hooks-sidecars-behind-gate',
    key: 'hooks.kubevirt.io/hookSidecars',
    gate: 'Sidecar',
    upstream: ['metadata/sidecar-gate'],
  }),
];
