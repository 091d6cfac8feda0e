import { check } from '../../src/admission/check';

const FILL_IN = 'Fill it in first, and check what comes out: envsubst < vm.yaml | cdk8s-kubevirt check -; accept this finding where a later step does it.';

/** An app in which objects refer to each other, so that a mistake in one shows in others. */
const APP = `apiVersion: v1
kind: Namespace
metadata:
  name: shop
---
apiVersion: kubevirt.io/v1
kind: VirtualMachine
metadata:
  name: db
  namespace: shop
spec:
  runStrategy: Always
  dataVolumeTemplates:
    - metadata:
        name: db-root
      spec:
        storage:
          resources:
            requests:
              storage: 20Gi
        source:
          http:
            url: https://images.example.com/fedora.qcow2
  template:
    metadata:
      labels:
        app: db
    spec:
      evictionStrategy: None
      domain:
        cpu:
          cores: 2
        memory:
          guest: 4Gi
        devices:
          rng: {}
          disks:
            - name: root
              disk:
                bus: virtio
            - name: scratch
              disk:
                bus: virtio
          interfaces:
            - name: default
              masquerade: {}
              ports:
                - name: pg
                  port: 5432
            - name: lan
              bridge: {}
      networks:
        - name: default
          pod: {}
        - name: lan
          multus:
            networkName: shop/lan
      readinessProbe:
        tcpSocket:
          port: 5432
        periodSeconds: 10
      volumes:
        - name: root
          dataVolume:
            name: db-root
        - name: scratch
          emptyDisk:
            capacity: 2Gi
---
apiVersion: k8s.cni.cncf.io/v1
kind: NetworkAttachmentDefinition
metadata:
  name: lan
  namespace: shop
spec:
  config: '{"cniVersion":"0.3.1","name":"lan","type":"bridge","bridge":"br1","disableContainerInterface":true}'
---
apiVersion: v1
kind: Service
metadata:
  name: db
  namespace: shop
spec:
  selector:
    app: db
  ports:
    - name: pg
      port: 5432
      targetPort: 5432
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
spec:
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
        - name: web
          image: quay.io/shop/web:1
          ports:
            - containerPort: 8080
          resources:
            requests:
              cpu: 100m
              memory: 128Mi
            limits:
              memory: 256Mi
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: web
  namespace: shop
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: web
  minReplicas: 2
  maxReplicas: 5
  metrics:
    - type: Resource
      resource:
        name: cpu
        target:
          type: Utilization
          averageUtilization: 70
---
apiVersion: instancetype.kubevirt.io/v1beta1
kind: VirtualMachineInstancetype
metadata:
  name: small
  namespace: shop
spec:
  cpu:
    guest: 1
  memory:
    guest: 1Gi
---
apiVersion: kubevirt.io/v1
kind: VirtualMachine
metadata:
  name: cache
  namespace: shop
spec:
  runStrategy: Always
  instancetype:
    name: small
    kind: VirtualMachineInstancetype
  template:
    spec:
      domain:
        devices: {}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: db
  namespace: shop
spec:
  rules:
    - host: db.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: db
                port:
                  number: 5432
`;

function found(text: string): string[] {
  return check([{ file: 'app.yaml', text }], {}).subjects
    .flatMap(({ findings }) => findings)
    .map(({ level, rule, field, fix }) => `${level} ${rule} ${field}: ${fix}`);
}

test('the app is right', () => expect(found(APP)).toEqual([]));

/** What somebody writes instead of what is right, once; and the one finding; a second one where the first is no refusal and the object is refused. */
const mistakes: readonly [title: string, from: string | RegExp, to: string, ...findings: string[]][] = [
  ['a kind in lower case', 'kind: Deployment\nmetadata', 'kind: deployment\nmetadata',
    'rejected object/has-known-kind kind: Write Deployment.'],
  ['a kind in the plural', 'kind: VirtualMachineInstancetype\nmetadata', 'kind: VirtualMachineInstancetypes\nmetadata',
    'rejected object/has-known-kind kind: Write VirtualMachineInstancetype.'],
  ['a version that is not served', 'apiVersion: instancetype.kubevirt.io/v1beta1', 'apiVersion: instancetype.kubevirt.io/v1',
    'rejected object/requires-served-version apiVersion: Write instancetype.kubevirt.io/v1beta1.'],
  ['another group', 'apiVersion: apps/v1\nkind: Deployment\nmeta', 'apiVersion: v1\nkind: Deployment\nmeta',
    'rejected object/requires-served-version apiVersion: Write apps/v1.'],
  ['a version in upper case', 'apiVersion: k8s.cni.cncf.io/v1', 'apiVersion: K8S.cni.cncf.io/V1',
    'rejected object/has-valid-api-version apiVersion: Write apiVersion: k8s.cni.cncf.io/v1.'],
  ['no version', 'apiVersion: k8s.cni.cncf.io/v1\n', '',
    'rejected object/has-valid-api-version apiVersion: Write apiVersion: k8s.cni.cncf.io/v1.'],
  ['a misspelt key of the version', 'apiVersion: k8s.cni.cncf.io/v1', 'apiVersions: k8s.cni.cncf.io/v1',
    'rejected object/has-valid-api-version apiVersion: Write apiVersion where it says apiVersions.'],
  ['misspelt metadata', 'kind: Service\nmetadata', 'kind: Service\nmetdata',
    'rejected schema/has-known-field metdata: Did you mean metadata?'],
  ['metadata in upper case', 'kind: VirtualMachineInstancetype\nmetadata', 'kind: VirtualMachineInstancetype\nMetadata',
    'rejected schema/has-known-field Metadata: Did you mean metadata?'],
  ['a misspelt name', 'kind: Deployment\nmetadata:\n  name', 'kind: Deployment\nmetadata:\n  nane',
    'rejected schema/has-known-field metadata.nane: Did you mean name?'],
  ['labels as a list', 'labels:\n        app: web', 'labels:\n        - app: web',
    'rejected schema/has-valid-type spec.template.metadata.labels: Write it without the dash: it is no list.'],
  ['a label beside the labels', 'labels:\n        app: web', 'labels:\n      app: web',
    'rejected schema/has-known-field spec.template.metadata.app: It is a key of spec.template.metadata.labels: move it there.'],
  ['a label beside matchLabels', 'matchLabels:\n      app: web', 'app: web',
    'rejected schema/has-known-field spec.selector.app: It is a key of spec.selector.matchLabels: move it there.'],
  ['a network that is true', 'pod: {}', 'pod: true',
    'rejected schema/has-valid-type spec.template.spec.networks[0].pod: Write {} for it as it is by default, or its fields.'],
  ['a network that is empty text', 'pod: {}', 'pod: ""',
    'rejected schema/has-valid-type spec.template.spec.networks[0].pod: Write {} for it as it is by default, or its fields.'],
  ['a quoted number', 'cores: 2', 'cores: "2"',
    'rejected schema/has-valid-type spec.template.spec.domain.cpu.cores: Write it without quotes.'],
  ['a number with a unit', 'periodSeconds: 10', 'periodSeconds: 10s',
    'rejected schema/has-valid-type spec.template.spec.readinessProbe.periodSeconds: Write a whole number, without a unit.'],
  ['a container without its dash', '- name: web\n          image', '  name: web\n          image',
    'rejected schema/has-valid-type spec.template.spec.containers: Make it a list.'],
  ['an interface without its dash', '            - name: lan\n              bridge', '              name: lan\n              bridge',
    'advised yaml/has-unique-keys : Begin it with a dash if it is another entry of the list, otherwise remove one of them.',
    'rejected interface-binding/requires-pod-network spec.template.spec.domain.devices.interfaces[0].masquerade: '
      + 'Write bridge or sriov on a secondary network, or make the network of this name the pod network.'],
  ['a network with the name of another one', '- name: lan\n          multus', '- name: default\n          multus',
    'rejected network/has-unique-name spec.template.spec.networks[1].name: Write lan, the name of an interface that has no network, or remove this network.'],
  ['an interface with the name of another one', '- name: lan\n              bridge', '- name: default\n              bridge',
    'rejected interface/has-unique-name spec.template.spec.domain.devices.interfaces[1].name: Write lan, the name of a network that has no interface, or remove this interface.'],
  ['a volume with the name of another one', '- name: scratch\n          emptyDisk', '- name: root\n          emptyDisk',
    'rejected volume/has-unique-name spec.template.spec.volumes[1].name: Write scratch, the name of a disk that has no volume, or remove this volume.'],
  ['a disk with the name of another one', '- name: scratch\n              disk', '- name: root\n              disk',
    'rejected disk/has-unique-name spec.template.spec.domain.devices.disks[1].name: Write the name of the volume that it is for, of which each has one disk, or remove it.'],
  ['a backend of an Ingress as it was', /pathType: Prefix\n {12}backend:\n[^]*$/, 'backend:\n              serviceName: db\n              servicePort: 5432\n',
    'rejected schema/has-known-field spec.rules[0].http.paths[0].backend.serviceName: Write service: {name: db, port: {number: 5432}}, and pathType: Prefix beside the backend.'],
  ['a backend as it was, with the name of a port', /service:\n {16}name: db\n[^]*$/, 'servicePort: pg\n              serviceName: db\n',
    'rejected schema/has-known-field spec.rules[0].http.paths[0].backend.servicePort: Write service: {name: db, port: {name: pg}}.'],
  ['a template with a dash', 'template:\n    metadata:\n      labels:\n        app: db\n    spec:', 'template:\n    - metadata:\n        labels:\n          app: db\n      spec:',
    'rejected schema/has-valid-type spec.template: Write it without the dash: it is no list.'],
  ['a request with a unit of bytes', 'cpu: 100m', 'cpu: 100 MB',
    'rejected quantity/has-valid-form spec.template.spec.containers[0].resources.requests.cpu: Write 100M, or 100Mi for powers of 1024.'],
  ['memory in small letters', 'guest: 4Gi', 'guest: 4gi',
    'rejected quantity/has-valid-form spec.template.spec.domain.memory.guest: Write 4Gi.'],
  ['a comma in a quantity', 'guest: 4Gi', 'guest: 4,5GiB',
    'rejected quantity/has-valid-form spec.template.spec.domain.memory.guest: Write 4.5Gi.'],
  ['a port that is none', 'port: 5432\n            - name: lan', 'port: 0\n            - name: lan',
    'rejected port/has-valid-number spec.template.spec.domain.devices.interfaces[0].ports[0].port: Write the port on which the guest listens.'],
  ['a target that is no port', 'targetPort: 5432', 'targetPort: 70000',
    'rejected service/has-valid-port spec.ports[0].targetPort: Write a port from 1 to 65535, its target as a number without quotes or as the name of a port, and a name for each.'],
  ['a number that no field holds', 'minReplicas: 2', 'minReplicas: 99999999999',
    'rejected schema/fits-bounds spec.minReplicas: Write a value within the bounds.'],
  ['requests outside of resources', /resources:\n {12}requests:\n {14}cpu: 100m\n {14}memory: 128Mi\n/, 'requests:\n            cpu: 100m\n          resources:\n',
    'rejected schema/has-known-field spec.template.spec.containers[0].requests: It is a field of spec.template.spec.containers[0].resources: move it there.'],
  ['a request outside of requests', 'requests:\n              storage: 20Gi', 'storage: 20Gi',
    'rejected schema/has-known-field spec.dataVolumeTemplates[0].spec.storage.resources.storage: It is a key of spec.dataVolumeTemplates[0].spec.storage.resources.requests or of spec.dataVolumeTemplates[0].spec.storage.resources.limits: move it there.'],
  ['the kind of an instancetype a step too high', '    kind: VirtualMachineInstancetype\n  template', '  kind: VirtualMachineInstancetype\n  template',
    'rejected schema/has-known-field spec.kind: It is a field of spec.instancetype: move it there.'],
  ['memory that is a step too high with what follows', '        memory:\n          guest: 4Gi', '      memory:\n        guest: 4Gi',
    'rejected schema/has-known-field spec.template.spec.memory: It is a field of spec.template.spec.domain: move it there.'],
  ['a level too much', 'storage:\n          resources', 'config:\n          storage:\n            resources',
    'rejected schema/has-known-field spec.dataVolumeTemplates[0].spec.config: The storage that it holds is a field of spec.dataVolumeTemplates[0].spec: write it there.'],
  ['the same level twice', 'multus:\n            networkName', 'multus:\n            multus:\n              networkName',
    'rejected schema/has-known-field spec.template.spec.networks[1].multus.multus: The networkName that it holds is a field of spec.template.spec.networks[1].multus: write it there.'],
  ['a missing line above others', 'spec:\n  scaleTargetRef', '  scaleTargetRef',
    'rejected schema/has-known-field metadata.scaleTargetRef: They are fields of spec, which is missing: move them there.'],
  ['a port of a Service outside of its list', '      targetPort: 5432', '  targetPort: 5433',
    'rejected schema/has-known-field spec.targetPort: It is a field of spec.ports[0]: move it there.'],
  ['a port of a probe outside of its handler', 'tcpSocket:\n          port: 5432', 'tcpSocket:\n        port: 5432',
    'rejected schema/has-known-field spec.template.spec.readinessProbe.port: It is a field of spec.template.spec.readinessProbe.tcpSocket: move it there.'],
  ['the ports of a Service without their list', 'ports:\n    - name: pg\n      port: 5432\n      targetPort: 5432', 'port: 5432\n  targetPort: 5432',
    'rejected schema/has-known-field spec.port: They are fields of the entries of spec.ports, which is missing: move them there.'],
  ['amounts without requests', 'requests:\n              cpu: 100m\n              memory: 128Mi\n            limits:\n              memory: 256Mi', 'cpu: 100m\n            memory: 128Mi',
    'rejected schema/has-known-field spec.template.spec.containers[0].resources.cpu: They are fields of spec.template.spec.containers[0].resources.requests, which is missing: move them there.'],
  ['a misspelt name of an interface', 'interfaces:\n            - name: default', 'interfaces:\n            - name: defautl',
    'rejected interface/references-network spec.template.spec.domain.devices.interfaces[0].name: There is a network default without an interface: write one name in both places.'],
  ['a misspelt name of a network', 'networks:\n        - name: default', 'networks:\n        - name: defalt',
    'rejected interface/references-network spec.template.spec.domain.devices.interfaces[0].name: There is a network defalt without an interface: write one name in both places.'],
  ['an instancetype in another namespace', 'name: small\n  namespace: shop', 'name: small\n  namespace: default',
    'advised instancetype/references-target spec.instancetype: Make it in the namespace of the VM, or cluster-wide.'],
  ['a misspelt kind that is scaled', 'kind: Deployment\n    name: web\n  minReplicas', 'kind: Deploymnt\n    name: web\n  minReplicas',
    'unstartable autoscaler/requires-scale-subresource spec.scaleTargetRef.kind: Did you mean Deployment?'],
  ['a misspelt binding', 'masquerade: {}', 'masqerade: {}',
    'rejected schema/has-known-field spec.template.spec.domain.devices.interfaces[0].masqerade: Did you mean masquerade?'],
  ['no source of a disk', '        source:\n          http:\n            url: https://images.example.com/fedora.qcow2\n', '',
    'rejected data-volume-template/requires-one-population spec.dataVolumeTemplates[0].spec: Write one of source and sourceRef; an empty disk is source: {blank: {}}.'],
  ['a volume without source', 'emptyDisk:\n            capacity: 2Gi', 'emptyDisk:',
    'rejected volume/requires-one-source spec.template.spec.volumes[1]: Keep one source; a second one is a volume of its own.'],
  ['a required field that is empty', 'networkName: shop/lan', 'networkName:',
    'rejected schema/requires-field spec.template.spec.networks[1].multus.networkName: Write the field.'],
  ['a placeholder of a shell', 'name: web\n  namespace: shop\nspec:\n  selector', 'name: web\n  namespace: ${SPACE}\nspec:\n  selector',
    `rejected object/has-no-placeholder metadata.namespace: ${FILL_IN}`],
  ['a placeholder for a disk', 'disks:\n            - name: root', 'disks:\n            - name: ${DISK}',
    `rejected object/has-no-placeholder spec.template.spec.domain.devices.disks[0].name: ${FILL_IN}`],
  ['a template of Helm', 'cores: 2', 'cores: {{ .Values.cores }}',
    'rejected yaml/has-valid-syntax : Check what it renders to: helm template … | cdk8s-kubevirt check -'],
  ['what git could not merge', 'cores: 2', 'cores: 2\n<<<<<<< HEAD\n          sockets: 1\n=======\n          sockets: 2\n>>>>>>> b',
    'rejected yaml/has-valid-syntax : Keep one of the two, and remove the lines of git.'],
  ['a space of a word processor', 'kind: NetworkAttachmentDefinition', 'kind:\u00A0NetworkAttachmentDefinition',
    'rejected yaml/has-valid-syntax : Write a plain space.'],
  ['quotes of a word processor', 'name: lan\n  namespace', 'name: “lan\n  namespace',
    'rejected metadata/has-valid-name metadata.name: Write " or \', or nothing, instead of the quotes of a word processor.'],
  ['a tab', '        memory:\n          guest: 4Gi', '\tmemory:\n          guest: 4Gi',
    'rejected yaml/has-valid-syntax : Indent with spaces.'],
  ['a missing separator', '---\napiVersion: kubevirt.io/v1\nkind: VirtualMachine\nmetadata:\n  name: cache', 'apiVersion: kubevirt.io/v1\nkind: VirtualMachine\nmetadata:\n  name: cache',
    'advised yaml/has-unique-keys : Write --- on a line before it if another object begins here: of two without it, the first is lost.'],
  ['four dashes', '---\napiVersion: v1\nkind: Service', '----\napiVersion: v1\nkind: Service',
    'rejected yaml/has-valid-syntax : Write three dashes.'],
  ['an indented separator', '---\napiVersion: v1\nkind: Service', ' ---\napiVersion: v1\nkind: Service',
    'rejected yaml/has-valid-syntax : Begin the line with ---.'],
];

test.each(mistakes.map(([title, from, to, ...findings]) => ({ title, from, to, findings })))('$title', ({ from, to, findings }) => {
  const text = APP.replace(from, () => to);
  expect(text).not.toBe(APP);
  expect(found(text)).toEqual(findings);
});
