import type { Manifest } from './manifest';
import { ofKind } from './of-kind';
import type { ValidatingAdmissionPolicy, ValidatingAdmissionPolicyBinding } from '../../imports/kubernetes';

const GROUP = 'admissionregistration.k8s.io';

/** Where ValidatingAdmissionPolicies of an app judge pods by a label. */
export interface ReservedIn {
  /** Whether a binding holds in every namespace. */
  readonly everywhere: boolean;
  readonly namespaces: ReadonlySet<string | undefined>;
}

/** Where bound policies have something to say about a text, such as the value of a label. */
export function reservedIn(manifests: readonly Manifest[], text: string): ReservedIn {
  const policies = new Set(ofKind<Manifest & ValidatingAdmissionPolicy>(manifests, `${GROUP}/ValidatingAdmissionPolicy`)
    .filter(({ spec }) => (spec?.validations ?? []).some(({ expression }) => expression.includes(text)))
    .map(({ metadata }) => metadata.name));
  const bindings = ofKind<Manifest & ValidatingAdmissionPolicyBinding>(manifests, `${GROUP}/ValidatingAdmissionPolicyBinding`)
    .filter(({ spec }) => policies.has(spec?.policyName));
  const namespaces = new Set(bindings.map(({ spec }) => spec?.matchResources?.namespaceSelector?.matchLabels?.['kubernetes.io/metadata.name']));
  return { everywhere: namespaces.has(undefined), namespaces };
}
