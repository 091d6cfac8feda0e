import { dump } from 'js-yaml';
import type { VirtualMachine } from '../imports/kubevirt.io';
import { admit } from '../lib/admission/admission';
import { clusterOf } from '../lib/admission/cluster';
import { Catalog } from '../lib/admission/effective/catalog';
import { objectRules } from '../lib/admission/rules/registry';
import type { Manifest } from '../lib/admission/rules/rule';
import { Silence } from '../lib/admission/silence';

const COUNT = 10_000;
const RUNS = 5;
const VM = 'kubevirt.io/VirtualMachine';

const rules = objectRules.filter(({ kinds }) => kinds.includes(VM));

measure('VMs of one make', [linux]);
measure('VMs of three makes', [linux, windows, router]);

function measure(title: string, makes: readonly ((i: number) => VirtualMachine)[]): void {
  const manifests = Array.from({ length: COUNT }, (_, i) => makes[i % makes.length](i) as unknown as Manifest);
  const yaml = best(() => manifests.reduce((length, manifest) => length + dump(manifest).length, 0));
  const judging = best(() => {
    const cluster = clusterOf({}, new Catalog(manifests));
    const silence = new Silence(rules, cluster);
    const judge = (manifest: Manifest) => silence.suspects(manifest, VM).reduce((sum, rule) => sum + count(rule.check(manifest, cluster)), 0);
    return manifests.reduce((total, manifest) => total + judge(manifest), 0);
  });
  const expanding = best(() => {
    const cluster = clusterOf({}, new Catalog(manifests));
    return manifests.reduce((sum, manifest) => sum + (cluster.guests(manifest).started ? 1 : 0), 0);
  });
  const everything = best(() => admit(manifests.map((manifest) => ({ manifest }))).length);
  const row = (ms: number) => ({ 'ms': ms.toFixed(0), 'µs a VM': (ms * 1000 / COUNT).toFixed(1), 'of js-yaml': (ms / yaml).toFixed(2) });
  console.log(`${COUNT} ${title}`);
  console.table({
    'js-yaml dumps them': row(yaml),
    [`${rules.length} rules on each, defaults included`]: row(judging),
    'of that, instancetypes and defaults': row(expanding),
    'schema, metadata, all rules, report order': row(everything),
  });
}

/** The fastest of a few runs, in milliseconds of the processor: other work on the machine counts less. */
function best(run: () => number): number {
  const times = Array.from({ length: RUNS }, () => {
    const start = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

/** A VM as it is written for production: an instancetype, a root disk from a golden image, cloud-init, two networks. */
function linux(i: number): VirtualMachine {
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

/** Another preference, features of Hyper-V, and a CD-ROM with drivers. */
function windows(i: number): VirtualMachine {
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
function router(i: number): VirtualMachine {
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

function count(mistakes: Iterable<unknown>): number {
  let number = 0;
  for (const _ of mistakes) number++;
  return number;
}

function hex(byte: number): string {
  return (byte % 256).toString(16).padStart(2, '0');
}
