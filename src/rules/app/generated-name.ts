import type { LabelSelector } from '../../../imports/kubernetes';
import { at, listAt, textAt, textsAt } from '../../kubernetes/untyped';
import { matchesSelector } from '../../manifests/label-index';
import { groupOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';
import { ofKind } from '../../manifests/of-kind';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

const GROUP = 'admissionregistration.k8s.io';
const NAME = /\b(?:request|object\.metadata)\.name\b/;

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'generated-name/avoids-name-policy',
    level: FindingLevel.ADVISED,
    summary: 'An object with generateName must not be in a namespace where a policy judges names',
    why: 'The API server makes the name after admission: to a ValidatingAdmissionPolicy request.name is empty and object.metadata.name is not there, so an expression on them refuses the '
      + 'object, or fails, which refuses it by default.',
    fix: 'Write metadata.name.',
    * check(manifests) {
      const generated = manifests.filter(({ metadata: { name, generateName } }) => name === undefined && generateName !== undefined);
      if (!generated.length) return;
      const policies = new Map(ofKind(manifests, `${GROUP}/ValidatingAdmissionPolicy`).filter(judgesNames).map((policy) => [policy.metadata.name, policy]));
      if (!policies.size) return;
      const labels = new Map(ofKind(manifests, '/Namespace').map(({ metadata }) => [metadata.name, { ...metadata.labels, 'kubernetes.io/metadata.name': metadata.name }]));
      for (const binding of ofKind(manifests, `${GROUP}/ValidatingAdmissionPolicyBinding`)) {
        const policy = policies.get(textAt(binding, 'spec', 'policyName'));
        if (!policy || !textsAt(binding, 'spec', 'validationActions').includes('Deny')) continue;
        const selector = (at(binding, 'spec', 'matchResources', 'namespaceSelector') ?? {}) as LabelSelector;
        for (const manifest of generated.filter((each) => isJudged(each, policy))) {
          const { namespace, generateName: got } = manifest.metadata;
          if (!matchesSelector(selector, labels.get(namespace) ?? { 'kubernetes.io/metadata.name': namespace })) continue;
          yield { manifest, other: policy, field: 'metadata.generateName', got, allowed: `metadata.name, which ValidatingAdmissionPolicy ${policy.metadata.name} judges` };
        }
      }
    },
  }),
];

function judgesNames(policy: Manifest): boolean {
  return listAt(policy, 'spec', 'validations').some((validation) => NAME.test(textAt(validation, 'expression') ?? ''));
}

/** Whether a policy is about the creation of a kind. */
function isJudged(manifest: Manifest, policy: Manifest): boolean {
  const plural = `${manifest.kind.toLowerCase()}s`;
  return listAt(policy, 'spec', 'matchConstraints', 'resourceRules').some((rule) => (
    holds(rule, 'apiGroups', groupOf(manifest)) && holds(rule, 'operations', 'CREATE') && holds(rule, 'resources', plural)
  ));
}

function holds(rule: unknown, list: string, value: string): boolean {
  return listAt(rule, list).some((each) => each === value || each === '*');
}
