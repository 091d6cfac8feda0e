import type { Finding } from '../../src/admission/finding';
import type { Releases } from '../../src/manifests/releases';
import { FindingLevel } from '../../src/rules/finding-level';
import { isServedBefore } from '../../src/upgrade/served-before';

const SERVED = 'object/requires-served-version';
const DEPRECATED = 'object/avoids-deprecated-version';
const NEWEST: Releases = { kubevirt: '1.9', cdi: '1.66', hyperconverged: '1.19', kubernetes: '1.34' };
const ofClaim = (more: Partial<Finding>): Finding => ({
  level: FindingLevel.REJECTED, rule: SERVED, summary: 's', apiVersion: 'resource.k8s.io/v1beta1', kind: 'ResourceClaim', name: 'a', field: 'apiVersion', ...more,
} as Finding);
const ofExport = (more: Partial<Finding>) => ofClaim({ apiVersion: 'export.kubevirt.io/v1beta1', kind: 'VirtualMachineExport', ...more });

// resource.k8s.io: v1beta2 since Kubernetes 1.33, v1 since 1.34 (deprecation guide of Kubernetes). export.kubevirt.io: v1 since KubeVirt 1.9, v1alpha1 until 1.8 (its CRD).
test.each<[title: string, expected: boolean | undefined, found: Finding, before: Partial<Releases>]>([
  ['resource v1 by Kubernetes 1.34', true, ofClaim({ allowed: 'resource.k8s.io/v1' }), { kubernetes: '1.34' }],
  ['resource v1 by Kubernetes 1.33', false, ofClaim({ allowed: 'resource.k8s.io/v1' }), { kubernetes: '1.33' }],
  ['one of two versions', true, ofClaim({ allowed: 'resource.k8s.io/v1, resource.k8s.io/v1beta2' }), { kubernetes: '1.33' }],
  ['none of two versions', false, ofExport({ allowed: 'export.kubevirt.io/v1, export.kubevirt.io/v2' }), { kubevirt: '1.8' }],
  ['export v1 by KubeVirt 1.9', true, ofExport({ allowed: 'export.kubevirt.io/v1' }), {}],
  ['export v1 by KubeVirt 1.8, where the version is deprecated', false, ofExport({ rule: DEPRECATED, allowed: 'export.kubevirt.io/v1' }), { kubevirt: '1.8' }],
  ['a version without its group', true, ofExport({ allowed: 'v1' }), {}],
  ['a version of another group', true, ofClaim({ apiVersion: 'extensions/v1beta1', kind: 'Ingress', allowed: 'networking.k8s.io/v1' }), {}],
  ['a kind that no project has', false, ofClaim({ apiVersion: 'example.com/v1', kind: 'Shard', allowed: 'example.com/v2' }), {}],
])('%s is served before: %s', (_, expected, found, before) => expect(isServedBefore(found, { ...NEWEST, ...before })).toBe(expected));

test.each<[title: string, found: Finding]>([
  ['another rule on the version', ofClaim({ rule: 'object/has-known-group', allowed: 'resource.k8s.io/v1' })],
  ['another field', ofClaim({ field: 'kind', allowed: 'resource.k8s.io/v1' })],
  ['nothing that is allowed', ofClaim({})],
  ['a text in which a version ends', ofClaim({ allowed: 'as resource.k8s.io/v1' })],
  ['a text that begins with a version', ofClaim({ allowed: 'v1 on Kubernetes 1.34 or later' })],
  ['no version', ofClaim({ allowed: 'no version yet: all are deprecated' })],
])('%s says nothing of the release before', (_, found) => expect(isServedBefore(found, NEWEST)).toBeUndefined());
