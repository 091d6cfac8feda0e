const GUEST = {
  domain: {
    cpu: { sockets: 2, cores: 1, threads: 1 },
    memory: { guest: '2Gi' },
    devices: {
      disks: [{ name: 'root', disk: { bus: 'virtio' } }, { name: 'hp', disk: { bus: 'virtio' } }, { name: 'cd', cdrom: { bus: 'sata' } }],
      interfaces: [{ name: 'default', masquerade: {} }, { name: 'sec', bridge: {} }],
    },
  },
  networks: [{ name: 'default', pod: {} }, { name: 'sec', multus: { networkName: 'nad1' } }],
  volumes: [
    { name: 'root', dataVolume: { name: 'root' } },
    { name: 'hp', persistentVolumeClaim: { claimName: 'hp', hotpluggable: true } },
    { name: 'cd', dataVolume: { name: 'iso', hotpluggable: true } },
  ],
};
const SMALL = {
  domain: { cpu: { sockets: 1, cores: 1, threads: 1 }, memory: { guest: '2Gi' }, devices: { disks: [{ name: 'root', disk: { bus: 'virtio' } }] } },
};
const ROOT = { metadata: { name: 'root' }, spec: { source: { blank: {} }, storage: { resources: { requests: { storage: '10Gi' } } } } };
const metadata = (name: string) => ({ name, namespace: 'ns' });

/** What the vectors change, by kind. */
export const BASES = {
  'vm': {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    metadata: metadata('vm'),
    spec: { runStrategy: 'Always', dataVolumeTemplates: [ROOT], template: { spec: GUEST } },
  },
  'pool': {
    apiVersion: 'pool.kubevirt.io/v1beta1',
    kind: 'VirtualMachinePool',
    metadata: metadata('pool'),
    spec: {
      replicas: 3,
      selector: { matchLabels: { a: 'b' } },
      virtualMachineTemplate: {
        metadata: { labels: { a: 'b' } },
        spec: {
          runStrategy: 'Always',
          dataVolumeTemplates: [ROOT],
          template: { metadata: { labels: { a: 'b' } }, spec: { ...SMALL, volumes: [{ name: 'root', dataVolume: { name: 'root' } }] } },
        },
      },
    },
  },
  'replica-set': {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachineInstanceReplicaSet',
    metadata: metadata('set'),
    spec: {
      replicas: 3,
      selector: { matchLabels: { a: 'b' } },
      template: { metadata: { labels: { a: 'b' } }, spec: { ...SMALL, volumes: [{ name: 'root', containerDisk: { image: 'image:1' } }] } },
    },
  },
  'vmi': {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachineInstance',
    metadata: metadata('vmi'),
    spec: { ...SMALL, volumes: [{ name: 'root', containerDisk: { image: 'image:1', imagePullPolicy: 'IfNotPresent' } }] },
  },
};
