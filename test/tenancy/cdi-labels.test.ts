import { App } from 'cdk8s';
import { object, synth } from './fixture';
import { Distribution, Platform, PlatformProps } from '../../src/platform';
import { NetworkIsolation, TenantNamespace, TenantRestrictions } from '../../src/tenancy';

const NAME = 'tenant-a-cdi-labels';
const tenant = (isolation?: NetworkIsolation, platform?: PlatformProps) => {
  const app = new App();
  new Platform(app, 'Platform', platform);
  return new TenantNamespace(app, 'tenant-a', { isolation, restrictions: TenantRestrictions.none() });
};
const policies = (one: TenantNamespace) => synth(one).filter(({ kind }) => kind.startsWith('ValidatingAdmissionPolicy'));

test('the labels of CDI belong to CDI', () => {
  const all = synth(tenant());
  expect(object(all, 'ValidatingAdmissionPolicy', NAME)).toEqual({
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingAdmissionPolicy',
    metadata: { name: NAME },
    spec: {
      failurePolicy: 'Fail',
      matchConstraints: {
        resourceRules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE', 'UPDATE'], resources: ['pods', 'pods/ephemeralcontainers'] }],
      },
      matchConditions: [{ name: 'not-by-cdi', expression: "request.userInfo.username != 'system:serviceaccount:cdi:cdi-sa'" }],
      variables: [
        { name: 'labels', expression: 'has(object.metadata.labels) ? object.metadata.labels : {}' },
        { name: 'oldLabels', expression: 'oldObject != null && has(oldObject.metadata.labels) ? oldObject.metadata.labels : {}' },
      ],
      validations: [{
        expression: "!('cdi.kubevirt.io' in variables.labels || ('app' in variables.labels && variables.labels['app'] == 'containerized-data-importer')) "
          + '|| (oldObject != null && variables.labels == variables.oldLabels && object.spec == oldObject.spec)',
        message: 'pods labelled app: containerized-data-importer or cdi.kubevirt.io are created and changed by CDI only',
      }],
    },
  });
  expect(object(all, 'ValidatingAdmissionPolicyBinding', NAME)).toEqual({
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingAdmissionPolicyBinding',
    metadata: { name: NAME },
    spec: {
      policyName: NAME,
      validationActions: ['Deny'],
      matchResources: { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'tenant-a' } } },
    },
  });
});

test('CDI is where the Platform has it', () => {
  const [policy] = policies(tenant(NetworkIsolation.declaredOnly(), { distribution: Distribution.OPENSHIFT }));
  expect(policy.spec.matchConditions[0].expression).toBe("request.userInfo.username != 'system:serviceaccount:openshift-cnv:cdi-sa'");
});

test.each<[string, NetworkIsolation]>([
  ['where nothing is isolated', NetworkIsolation.none()],
  ['where it is switched off', NetworkIsolation.tenantOnly({ reserveCdiLabels: false })],
])('no policy %s', (_, isolation) => {
  expect(policies(tenant(isolation, { kubernetesVersion: '1.29' }))).toEqual([]);
});

test('a Platform without policies is an error, not a silent hole', () => {
  const isolated = tenant(NetworkIsolation.tenantOnly(), { kubernetesVersion: '1.29' });
  expect(() => synth(isolated)).toThrow('[tenant-a] isolation.reserveCdiLabels: got "Kubernetes 1.29"; allowed: Kubernetes 1.30 or later');
  expect(policies(tenant(NetworkIsolation.tenantOnly(), { kubernetesVersion: '1.30' }))).toHaveLength(2);
});
