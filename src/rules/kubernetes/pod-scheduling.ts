import { all, between, differBy, dnsLabel, emptyOr, labelKey, labelValue, must, requires, since } from './check';
import type { Check } from './check';
import { definePlacesRule } from './places';
import { fieldsAt } from '../../kubernetes/fields-at';
import type { ObjectRule } from '../rule';
import { keysSaidTwice } from '../subjects/label-keys';
import type { KeyedTerm } from '../subjects/label-keys';
import { labelSelectorViolations, valueCountViolations } from '../subjects/label-selector';

const REQUIRED = 'affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[]';
const TERMS = ['podAffinity', 'podAntiAffinity'].flatMap((kind) => [
  `affinity.${kind}.requiredDuringSchedulingIgnoredDuringExecution[]`, `affinity.${kind}.preferredDuringSchedulingIgnoredDuringExecution[].podAffinityTerm`,
]);
const KEYED = fieldsAt(...TERMS, 'topologySpreadConstraints[]');
const weight = between(1, 100);
const topology = emptyOr(labelKey);

const toleration: Check = function* ({ key = '', operator = '', value = '', effect = '', tolerationSeconds }) {
  if (key) yield* within('key', labelKey(key), key);
  if (!key && operator !== 'Exists') yield { field: 'operator', got: operator || undefined, allowed: 'Exists where there is no key' };
  if (tolerationSeconds !== undefined && effect !== 'NoExecute') yield { field: 'effect', got: effect || undefined, allowed: 'NoExecute with tolerationSeconds' };
  if (operator === 'Exists' && value) yield { field: 'value', got: value, allowed: 'nothing with Exists' };
  else if (value) yield* within('value', labelValue(value), value);
};

const minDomains: Check = function* ({ minDomains: domains, whenUnsatisfiable }) {
  if (domains !== undefined && whenUnsatisfiable !== 'DoNotSchedule') {
    yield { field: 'minDomains', got: domains, allowed: 'nothing, or whenUnsatisfiable DoNotSchedule' };
  }
};

/** Keys whose values the pod brings stand beside a selector. */
const labelKeys: Check = function* (term: { readonly labelSelector?: unknown; readonly [list: string]: unknown }) {
  for (const field of ['matchLabelKeys', 'mismatchLabelKeys']) {
    const got = term[field];
    if (Array.isArray(got) && got.length && term.labelSelector === undefined) yield { field, got, allowed: 'nothing without a labelSelector' };
  }
};

/** Before, Kubernetes drops them. */
const labelKeysOfAffinity = since('1.31', labelKeys, () => []);

/** Kubernetes adds the keys to the selectors of a pod, not of a template. */
const selectedTwice: Check = function* ({ metadata, spec }) {
  const labels = Object.keys(metadata?.labels ?? {});
  for (const { field, value } of KEYED(spec)) {
    for (const violation of keysSaidTwice(value as KeyedTerm, labels)) yield { ...violation, field: `spec.${field}.${violation.field}` };
  }
};

const expression: Check = function* (requirement) {
  yield* within('key', labelKey(requirement.key), requirement.key);
  yield* valueCountViolations(requirement);
};

function* within(field: string, found: Iterable<{ readonly allowed?: string }>, got: unknown) {
  for (const { allowed } of found) yield { field, got, allowed };
}

export const rules: readonly ObjectRule[] = [
  definePlacesRule({
    id: 'pod-scheduling/has-valid-toleration',
    summary: 'A toleration must have a key or tolerate all with Exists, and seconds only with NoExecute',
    fix: 'Write the key, or operator Exists; no value with Exists.',
    places: { pod: { 'tolerations[]': toleration } },
  }),
  definePlacesRule({
    id: 'pod-scheduling/has-valid-spread',
    summary: 'A spread constraint must have a topology key, a skew from 1 and no second constraint like it',
    fix: 'Correct the constraint.',
    places: {
      '/Pod': { '': selectedTwice },
      'pod': {
        'topologySpreadConstraints[].matchLabelKeys[]': labelKey,
        'topologySpreadConstraints[]': all(requires('topologyKey'), minDomains, labelKeys),
        'topologySpreadConstraints': differBy(({ topologyKey, whenUnsatisfiable }) => `${topologyKey}, ${whenUnsatisfiable}`),
        'topologySpreadConstraints[].maxSkew': between(1),
        'topologySpreadConstraints[].minDomains': between(1),
        'topologySpreadConstraints[].labelSelector': labelSelectorViolations,
      },
    },
  }),
  definePlacesRule({
    id: 'pod-scheduling/has-valid-affinity',
    summary: 'An affinity must have terms, weights from 1 to 100, and keys and values that labels can have',
    fix: 'Correct the term.',
    places: {
      pod: {
        [REQUIRED]: requires('nodeSelectorTerms'),
        [`${REQUIRED}.nodeSelectorTerms[].matchExpressions[]`]: expression,
        [`${PREFERRED}.weight`]: weight,
        [`${PREFERRED}.preference.matchFields[].key`]: must((key) => key === 'metadata.name', 'metadata.name'),
        [`${REQUIRED}.nodeSelectorTerms[].matchFields[].key`]: must((key) => key === 'metadata.name', 'metadata.name'),
        [`${PREFERRED}.preference.matchExpressions[]`]: expression,
        'affinity.podAffinity.preferredDuringSchedulingIgnoredDuringExecution[].weight': weight,
        'affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[].weight': weight,
        ...Object.fromEntries(TERMS.flatMap((term) => [
          [term, all(requires('topologyKey'), labelKeysOfAffinity)], [`${term}.topologyKey`, topology], [`${term}.labelSelector`, labelSelectorViolations],
          [`${term}.namespaces[]`, dnsLabel], [`${term}.namespaceSelector`, labelSelectorViolations],
        ])),
      },
    },
  }),
];
