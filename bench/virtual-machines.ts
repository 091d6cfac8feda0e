import type { VirtualMachine } from '../imports/kubevirt.io';

/** A VM as it is written for production: an instancetype, a root disk from a golden image, cloud-init, two networks. */
export function linux(i: number): VirtualMachine {
  const name = `vm-${i}`;
  return {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    metadata: { name, namespace: `tenant-${i % 100}`, labels: { 'app.kubernetes.io/name': name } },
    spec: {
      runStrategy: 'RerunOnFailure',
      instancetype: { name: 'u1.medium' },
      preference: { name: 'rhel.9' },
      dataVolumeTemplates: [{
        metadata: { name: `${name}-root` },
        spec: { sourceRef: { kind: 'DataSource', name: 'rhel9', namespace: 'images' }, storage: { resources: { requests: { storage: '30Gi' } } } },
      }],
      template: {
        metadata: { labels: { app: name } },
        spec: {
          domain: {
            devices: {
              disks: [{ name: 'root', disk: { bus: 'virtio' }, bootOrder: 1 }, { name: 'init', disk: { bus: 'virtio' } }],
              interfaces: [{ name: 'default', masquerade: {} }, { name: 'data', bridge: {}, macAddress: `02:00:00:00:${hex(Math.floor(i / 256))}:${hex(i)}` }],
            },
            firmware: { bootloader: { efi: { secureBoot: false } } },
          },
          networks: [{ name: 'default', pod: {} }, { name: 'data', multus: { networkName: 'data' } }],
          volumes: [
            { name: 'root', dataVolume: { name: `${name}-root` } },
            { name: 'init', cloudInitNoCloud: { userData: `#cloud-config\nhostname: ${name}\npackages: [qemu-guest-agent]\n` } },
          ],
          evictionStrategy: 'LiveMigrate',
          readinessProbe: { tcpSocket: { port: 22 }, initialDelaySeconds: 10 },
        },
      },
    },
  };
}

/** The least that starts: a root disk in the image of a container, one network. */
export function small(i: number): VirtualMachine {
  const labels = { app: `vm-${i}` };
  return {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    metadata: { name: `vm-${i}`, namespace: `tenant-${i % 100}`, labels },
    spec: {
      runStrategy: 'Always',
      template: {
        metadata: { labels: { ...labels } },
        spec: {
          domain: {
            cpu: { cores: 2 },
            memory: { guest: '2Gi' },
            devices: { disks: [{ name: 'root', disk: { bus: 'virtio' } }], interfaces: [{ name: 'default', masquerade: {} }] },
          },
          networks: [{ name: 'default', pod: {} }],
          volumes: [{ name: 'root', containerDisk: { image: 'quay.io/containerdisks/fedora:42' } }],
        },
      },
    },
  };
}

/** Another preference, features of Hyper-V, and a CD-ROM with drivers. */
export function windows(i: number): VirtualMachine {
  const machine = linux(i);
  const { spec } = machine.spec.template;
  if (!spec?.domain.devices.disks) throw new Error('a VM without disks');
  machine.spec.preference = { name: 'windows.2k22.virtio' };
  spec.domain.features = { acpi: {}, apic: {}, smm: { enabled: true }, hyperv: { relaxed: {}, vapic: {}, spinlocks: { spinlocks: 8191 } } };
  spec.domain.devices.disks.push({ name: 'drivers', cdrom: { bus: 'sata' } });
  spec.volumes?.push({ name: 'drivers', containerDisk: { image: 'quay.io/kubevirt/virtio-container-disk:v1.9.0' } });
  return machine;
}

/** No instancetype: pinned CPUs, hugepages, an SR-IOV interface, spread over nodes. */
export function router(i: number): VirtualMachine {
  const { instancetype, preference, dataVolumeTemplates, ...others } = linux(i).spec;
  const { spec } = others.template;
  if (!spec) throw new Error('a VM without a guest');
  spec.domain.cpu = { cores: 4, dedicatedCpuPlacement: true };
  spec.domain.memory = { guest: '8Gi', hugepages: { pageSize: '1Gi' } };
  spec.domain.devices.interfaces = [{ name: 'default', masquerade: {}, ports: [{ name: 'http', port: 80 }] }, { name: 'data', sriov: {} }];
  spec.volumes = [{ name: 'root', containerDisk: { image: 'quay.io/containerdisks/fedora:42' } }, ...spec.volumes?.slice(1) ?? []];
  const labelSelector = { matchLabels: { app: 'router' } };
  spec.affinity = { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'kubernetes.io/hostname', labelSelector }] } };
  return { ...linux(i), spec: others };
}

function hex(byte: number): string {
  return (byte % 256).toString(16).padStart(2, '0');
}
