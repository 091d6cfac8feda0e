import type { VirtualMachineInstanceSpec } from '../../../imports/kubevirt.io';
import { valueAt } from '../../kubernetes/field-path';
import { isMapping } from '../../kubernetes/is-mapping';
import { isLabelKey, LABEL_KEY_WORDS } from '../../kubernetes/label';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { partsOf } from '../subject';
import type { Part, Subject } from '../subject';
import { keysSaidTwice } from '../subjects/label-keys';
import type { KeyedTerm } from '../subjects/label-keys';
import { launchedVmi } from '../subjects/launched-vmi';

const LISTS = ['matchLabelKeys', 'mismatchLabelKeys'] as const;
const AFFINITIES = ['podAffinity', 'podAntiAffinity'] as const;
const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';

interface Keyed extends KeyedTerm {
  /** The keys of the labels of the guest. */
  readonly labels: readonly string[];
}

/** The terms of pod affinities, and the topology spread constraints. */
const keyed: Subject<Keyed> = partsOf(launchedVmi, ({ spec, path }, _, manifest) => {
  const labels = valueAt(manifest, [...path.split('.').slice(0, -1), 'metadata', 'labels']);
  return termsOf(spec).map(({ value, path: at }) => ({ value: { ...value, labels: isMapping(labels) ? Object.keys(labels) : [] }, path: at }));
});

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'label-keys/has-valid-keys',
    level: FindingLevel.UNSTARTABLE,
    subject: keyed,
    summary: 'matchLabelKeys and mismatchLabelKeys must be keys of labels',
    why: 'KubeVirt admits any text, and Kubernetes refuses the launcher pod: the VM never starts.',
    fix: 'Write the keys as the labels have them.',
    * check(value) {
      for (const list of LISTS) {
        for (const [i, got] of (value[list] ?? []).entries()) {
          if (!isLabelKey(got)) yield { field: `${list}[${i}]`, got, allowed: LABEL_KEY_WORDS };
        }
      }
    },
  }),
  defineRule({
    id: 'label-keys/requires-selector',
    level: FindingLevel.UNSTARTABLE,
    subject: keyed,
    summary: 'matchLabelKeys and mismatchLabelKeys must stand beside a labelSelector',
    why: 'They add to one. KubeVirt admits them alone, and Kubernetes refuses the launcher pod: the VM never starts.',
    fix: 'Write labelSelector too, or remove the keys.',
    * check(value) {
      if (value.labelSelector) return;
      for (const list of LISTS) {
        if (value[list]?.length) yield { field: list, got: value[list], allowed: 'only beside a labelSelector' };
      }
    },
  }),
  defineRule({
    id: 'label-keys/excludes-selected-keys',
    level: FindingLevel.UNSTARTABLE,
    subject: keyed,
    summary: 'A key must not stand in matchLabelKeys and in labelSelector or mismatchLabelKeys',
    why: 'They contradict each other or say one thing twice. KubeVirt admits it, and Kubernetes refuses the launcher pod: the VM never starts.',
    fix: 'Remove the key from one of them.',
    check: (term) => keysSaidTwice(term, term.labels),
  }),
];

function termsOf({ affinity, topologySpreadConstraints = [] }: VirtualMachineInstanceSpec): Part<KeyedTerm>[] {
  return [
    ...AFFINITIES.flatMap((kind) => {
      const { [REQUIRED]: required = [], [PREFERRED]: preferred = [] } = affinity?.[kind] ?? {};
      return [
        ...required.map((value, i) => ({ value, path: `affinity.${kind}.${REQUIRED}[${i}]` })),
        ...preferred.map((value, i) => ({ value: value.podAffinityTerm, path: `affinity.${kind}.${PREFERRED}[${i}].podAffinityTerm` })),
      ];
    }),
    ...topologySpreadConstraints.map((value, i) => ({ value, path: `topologySpreadConstraints[${i}]` })),
  ];
}
