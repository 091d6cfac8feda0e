import type { Json } from '../rules/judge';

/** Manifests that KubeVirt v1.9, CDI v1.66 and Kubernetes 1.34 admit, one feature mix each. */
export const knownGood: Json[] = [
  {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    metadata: { name: 'payments-db', namespace: 'bank', labels: { 'app.kubernetes.io/name': 'db' } },
    spec: {
      runStrategy: 'RerunOnFailure',
      instancetype: { name: 'cx1.2xlarge' },
      preference: { name: 'rhel.9', kind: 'VirtualMachineClusterPreference' },
      dataVolumeTemplates: [{
        metadata: { name: 'payments-db-root' },
        spec: { sourceRef: { kind: 'DataSource', name: 'rhel9', namespace: 'images' }, storage: { resources: { requests: { storage: '30Gi' } } } },
      }],
      template: {
        metadata: { labels: { app: 'db' }, annotations: { 'kubevirt.io/allow-pod-bridge-network-live-migration': 'true' } },
        spec: {
          evictionStrategy: 'LiveMigrate',
          terminationGracePeriodSeconds: 180,
          domain: {
            devices: {
              disks: [
                { name: 'root', disk: { bus: 'virtio' }, bootOrder: 1 },
                { name: 'cloudinit', disk: { bus: 'virtio' } },
                { name: 'tools', cdrom: { bus: 'sata' } },
              ],
              interfaces: [
                { name: 'default', masquerade: {}, ports: [{ name: 'postgres', port: 5432, protocol: 'TCP' }] },
                { name: 'backup', bridge: {}, macAddress: '02:00:5e:10:00:01' },
              ],
              rng: {},
            },
          },
          networks: [{ name: 'default', pod: {} }, { name: 'backup', multus: { networkName: 'bank/backup' } }],
          volumes: [
            { name: 'root', dataVolume: { name: 'payments-db-root' } },
            { name: 'cloudinit', cloudInitNoCloud: { secretRef: { name: 'payments-db-init' }, networkData: 'version: 2\n' } },
          ],
          readinessProbe: { tcpSocket: { port: 5432 }, initialDelaySeconds: 30 },
          topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'DoNotSchedule', labelSelector: {} }],
        },
      },
    },
  },
  {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    metadata: { name: 'packet-gateway', namespace: 'edge' },
    spec: {
      runStrategy: 'Always',
      template: {
        spec: {
          domain: {
            cpu: {
              cores: 4, threads: 2, dedicatedCpuPlacement: true, isolateEmulatorThread: true, numa: { guestMappingPassthrough: {} },
            },
            memory: { guest: '8Gi', hugepages: { pageSize: '1Gi' } },
            firmware: { bootloader: { efi: { secureBoot: true } } },
            features: { smm: { enabled: true } },
            devices: {
              disks: [{ name: 'root', disk: { bus: 'virtio' } }],
              interfaces: [{ name: 'default', masquerade: {} }, { name: 'sriov-0', sriov: {} }],
            },
          },
          networks: [{ name: 'default', pod: {} }, { name: 'sriov-0', multus: { networkName: 'sriov-0' } }],
          volumes: [{ name: 'root', persistentVolumeClaim: { claimName: 'gateway-root' } }],
          livenessProbe: { guestAgentPing: {} },
        },
      },
    },
  },
  {
    apiVersion: 'pool.kubevirt.io/v1beta1',
    kind: 'VirtualMachinePool',
    metadata: { name: 'ci-runners', namespace: 'ci' },
    spec: {
      replicas: 3,
      selector: { matchLabels: { app: 'runner' } },
      virtualMachineTemplate: {
        metadata: { labels: { app: 'runner' } },
        spec: {
          runStrategy: 'Always',
          template: {
            metadata: { labels: { app: 'runner' } },
            spec: {
              domain: { memory: { guest: '4Gi' }, resources: { requests: { cpu: '500m' }, limits: { cpu: 2, memory: '5Gi' } }, devices: {} },
              volumes: [{ name: 'root', containerDisk: { image: 'quay.io/containerdisks/fedora:42' } }],
            },
          },
        },
      },
    },
  },
  {
    apiVersion: 'cdi.kubevirt.io/v1beta1',
    kind: 'DataVolume',
    metadata: { name: 'blank', annotations: { 'cdi.kubevirt.io/storage.bind.immediate.requested': 'true' } },
    spec: { source: { blank: {} }, storage: { resources: { requests: { storage: '1Ti' } } } },
  },
  {
    apiVersion: 'instancetype.kubevirt.io/v1beta1',
    kind: 'VirtualMachineClusterInstancetype',
    metadata: { name: 'tenant.small' },
    spec: { cpu: { guest: 2 }, memory: { guest: '4Gi' } },
  },
  {
    apiVersion: 'k8s.cni.cncf.io/v1',
    kind: 'NetworkAttachmentDefinition',
    metadata: { name: 'backup', namespace: 'bank' },
    spec: { config: '{"cniVersion":"0.3.1","type":"bridge","bridge":"br0"}' },
  },
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: { name: 'bank:admins', namespace: 'bank' },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'kubevirt.io:admin' },
    subjects: [{ kind: 'Group', name: 'bank-admins', apiGroup: 'rbac.authorization.k8s.io' }],
  },
  {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'default-deny', namespace: 'bank' },
    spec: {
      podSelector: {},
      policyTypes: ['Ingress', 'Egress'],
      egress: [{ to: [{ namespaceSelector: {} }], ports: [{ port: 53, protocol: 'UDP' }, { port: 53, protocol: 'TCP' }] }],
    },
  },
  {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name: 'quota', namespace: 'bank' },
    spec: { hard: { 'requests.cpu': '40', 'limits.memory': '128Gi', 'count/virtualmachines.kubevirt.io': '10' } },
  },
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'bank' } },
  { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'payments-db-init', namespace: 'bank' }, stringData: { userdata: '#cloud-config\n' } },
  { apiVersion: 'example.com/v1', kind: 'Unheard', metadata: { name: 'of', namespace: 'bank' }, spec: { anything: [null, 1, {}] } },
];
