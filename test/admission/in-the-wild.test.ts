import { check } from '../../src/admission/check';

const META = 'metadata: {name: a, namespace: x}\n';
const RBAC = 'apiVersion: rbac.authorization.k8s.io/v1\n';
const VMI = `apiVersion: kubevirt.io/v1\nkind: VirtualMachineInstance\n${META}spec:\n  domain: {memory: {guest: 1Gi}, devices: {disks: [{name: c, disk: {}}]}}\n`;
const HASH = '$y$j9T$VdMaDfR1.4XFSg4dZ1Cri0$ItwLKuzMuqvZ0r0mrnZpF3F7SOnnbWT.Li0IPKvqWeA';
const IGNITION = JSON.stringify({ ignition: { version: '3.4.0' }, passwd: { users: [{ name: 'core', passwordHash: HASH }] } });
const CLONING = `apiVersion: kubevirt.io/v1\nkind: VirtualMachine\n${META}spec:\n  runStrategy: Always\n  dataVolumeTemplates:\n  - metadata: {name: d}\n    spec:\n`
  + '      storage: {resources: {requests: {storage: 1Gi}}}\n      source: {pvc: {name: golden}}\n  template:\n    spec:\n      domain: {memory: {guest: 1Gi}, devices: {}}\n'
  + '      volumes: [{name: d, dataVolume: {name: d}}]\n';

/** What is found in a file, and how many of its documents are objects. */
function found(text: string): { readonly objects: number; readonly findings: string[] } {
  const { objects, subjects } = check([{ file: 'f.yaml', text }], {});
  return { objects, findings: subjects.flatMap(({ findings }) => findings).map(({ level, rule, field, line }) => `${line} ${level} ${rule} ${field}`) };
}

test.each<[title: string, text: string]>([
  ['a mapping closed in column 0', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {\n  name: a,\n  namespace: x\n}\ndata: {\n  k: v\n}\n'],
  ['a list closed in column 0', `apiVersion: v1\nkind: Service\n${META}spec:\n  selector: {\n    app: b\n}\n  ports: [\n    {port: 80, name: http},\n]\n`],
  ['JSON in quotes over several lines', `apiVersion: k8s.cni.cncf.io/v1\nkind: NetworkAttachmentDefinition\n${META}spec:\n`
    + '  config: \'{\n  "cniVersion": "0.3.1",\n  "name": "a",\n"type": "bridge",\n  "bridge": "br0"\n}\'\n'],
  ['double quotes over several lines', `apiVersion: v1\nkind: ConfigMap\n${META}data:\n  k: "one\ntwo\n\n  three \\\n  four"\n`],
  ['a mark of the byte order, and lines of Windows', '\uFEFFapiVersion: v1\r\nkind: ConfigMap\r\nmetadata:\r\n  name: a\r\n  namespace: x\r\n'],
  ['a RoleBinding without groups', `${RBAC}kind: ClusterRoleBinding\nmetadata: {name: a}\nroleRef: {kind: ClusterRole, name: view}\nsubjects: [{kind: User, name: alice}]\n`],
  ['a PriorityClass without value', 'apiVersion: scheduling.k8s.io/v1\nkind: PriorityClass\nmetadata: {name: a}\n'],
  ['an EndpointSlice without endpoints', `apiVersion: discovery.k8s.io/v1\nkind: EndpointSlice\n${META}addressType: IPv4\nendpoints: []\n`],
  ['a LimitRange without limits', `apiVersion: v1\nkind: LimitRange\n${META}spec: {}\n`],
  ['a StatefulSet without Service', `apiVersion: apps/v1\nkind: StatefulSet\n${META}spec:\n  selector: {matchLabels: {a: b}}\n`
    + '  template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: "i:1"}]}}\n'],
  ['a clone of the VM\'s own namespace', CLONING],
  ['a name of OpenShift\'s identities', 'apiVersion: user.openshift.io/v1\nkind: Identity\nmetadata: {name: "htpasswd:alice"}\nproviderName: htpasswd\n'],
  ['a name of OpenShift\'s users', 'apiVersion: user.openshift.io/v1\nkind: User\nmetadata: {name: "alice@example.com"}\n'],
  ['a name of OpenShift\'s images', 'apiVersion: image.openshift.io/v1\nkind: ImageStreamTag\nmetadata: {name: "foo:latest", namespace: x}\n'],
  ['a name of a role', `${RBAC}kind: ClusterRole\nmetadata: {name: "kubevirt.io:admin"}\nrules: []\n`],
  ['a hash of a password for Ignition', `${VMI}  volumes: [{name: c, cloudInitConfigDrive: {userData: '${IGNITION}'}}]\n`],
  ['the configuration of CDI', 'apiVersion: cdi.kubevirt.io/v1beta1\nkind: CDIConfig\nmetadata: {name: config}\nspec: {featureGates: [HonorWaitForFirstConsumer]}\n'],
  ['resources of the pods of CDI', 'apiVersion: cdi.kubevirt.io/v1beta1\nkind: CDI\nmetadata: {name: cdi}\nspec: {config: {podResourceRequirements: {limits: {cpu: "1"}}}}\n'],
])('%s is right', (_, text) => expect(found(text)).toEqual({ objects: 1, findings: [] }));

test('what is no object of Kubernetes is none', () => {
  const text = [
    'apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\nmetadata:\n  name: prod\n  region: eu-central-1\n  tags: {a: b}\n',
    'apiVersion: kind.x-k8s.io/v1alpha4\nkind: Cluster\nnodes: [{role: control-plane}]\n',
    'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [a.yaml]\n',
    'apiVersion: skaffold/v4beta6\nkind: Config\nmetadata: {name: A_b}\n',
    'apiVersion: v1\nkind: Config\nclusters: []\n',
  ].join('---\n');
  expect(found(text)).toEqual({ objects: 0, findings: [] });
});

test.each<[title: string, text: string, ...findings: string[]]>([
  ['null for a pod', `apiVersion: apps/v1\nkind: Deployment\n${META}spec:\n  selector: {matchLabels: {a: b}}\n  template:\n    metadata: {labels: {a: b}}\n    spec:\n`,
    '8 rejected pod/requires-containers spec.template.spec.containers'],
  ['null for a spec', `apiVersion: kubevirt.io/v1\nkind: VirtualMachine\n${META}spec:\n`, '4 rejected schema/requires-field spec'],
  ['null for metadata', 'apiVersion: v1\nkind: ConfigMap\nmetadata:\ndata: {}\n', '3 rejected metadata/requires-name metadata.name'],
  ['a dash without an entry', `apiVersion: v1\nkind: Service\n${META}spec:\n  ports:\n  -\n  selector: {a: b}\n`, '6 rejected schema/has-valid-type spec.ports[0]'],
  ['null for a field that is not known', VMI.replace('{disks', '{colour: , disks'), '5 rejected schema/has-known-field spec.domain.devices.colour',
    '5 rejected disk/references-volume spec.domain.devices.disks[0].name'],
  ['a kind that is not known', `apiVersion: cdi.kubevirt.io/v1beta1\nkind: DataVolumeSet\n${META}`, '2 rejected object/has-known-kind kind'],
  ['a migration with a long name', `apiVersion: kubevirt.io/v1\nkind: VirtualMachineInstanceMigration\nmetadata: {name: ${'m'.repeat(254)}, namespace: x}\nspec: {vmiName: a}\n`,
    '3 rejected metadata/has-valid-name metadata.name'],
  ['bytes that are not base64 once they are read', `apiVersion: v1\nkind: Secret\n${META}data:\n  k: !!binary aGVsbG8=\n`, '5 rejected schema/matches-format data.k'],
])('%s is found', (_, text, ...findings) => expect(found(text)).toEqual({ objects: 1, findings }));
