import { parseArgs } from 'node:util';
import { ApiObject, App, Chart, Size } from 'cdk8s';
import { answersOf } from './binary';
import { RELEASES, releasesOfCommit } from './releases';
import type { Release } from './releases';
import { Architecture, DataVolumeSource, Disk, GuestNetwork, KubeVirtDifferences, Platform, VirtualMachine } from '../lib';

/**
 * Asks KubeVirt's webhooks what is stored of some VMs. What Argo CD finds different must be what `KubeVirtDifferences` says, no more and no less, and of
 * a VM that states all nothing must be added but empty fields.
 *
 *     tsx conformance/stored.ts [--all]
 */
interface Json { readonly [key: string]: any }

/** A VM, and whether it states all that KubeVirt would add. */
interface Sample {
  readonly id: string;
  readonly object: ApiObject;
  readonly statesAll?: boolean;
}

const NAMESPACE = 'conformance';
const TOPOLOGY = 'kubevirt.io/pci-topology-version';
const templates = [
  { metadata: { name: 'root' }, spec: { sourceRef: { kind: 'DataSource', name: 'sized' }, storage: { resources: { requests: { storage: '10Gi' } } } } },
];
const LISTS = {
  domain: {
    memory: { guest: '1Gi' },
    devices: {
      disks: [{ name: 'root' }, { name: 'init', cdrom: { bus: 'sata' } }, { name: 'data', disk: {} }],
      interfaces: [{ name: 'default', masquerade: {} }, { name: 'lan', bridge: {} }],
    },
  },
  networks: [{ name: 'default', pod: {} }, { name: 'lan', multus: { networkName: 'lan' } }],
  volumes: [
    { name: 'root', dataVolume: { name: 'root' } }, { name: 'init', cloudInitNoCloud: { userData: '#cloud-config' } },
    { name: 'data', containerDisk: { image: 'quay.io/containerdisks/fedora:42' } },
  ],
  tolerations: [{ key: 'edge', operator: 'Exists' }],
  accessCredentials: [{ sshPublicKey: { source: { secret: { secretName: 'keys' } }, propagationMethod: { noCloud: {} } } }],
  readinessProbe: { tcpSocket: { port: 22 } },
};

function samplesOf(version: string): Sample[] {
  const app = new App();
  new Platform(app, 'platform', { kubevirtVersion: `${version}.0`, architecture: Architecture.AMD64 });
  const chart = new Chart(app, 'vms', { namespace: NAMESPACE });
  const byHand = (id: string, spec: Json, more: Json = {}): Sample => ({
    id, object: new ApiObject(chart, id, { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', spec: { runStrategy: 'Always', ...more, template: { spec } } }),
  });
  const construct = (id: string, statesAll: boolean): Sample => {
    const vm = new VirtualMachine(chart, id, {
      memory: Size.gibibytes(1),
      machineType: statesAll ? 'q35' : undefined,
      disks: [Disk.dataVolumeTemplate('root', { source: DataVolumeSource.http('https://images.example.com/a.qcow2'), size: Size.gibibytes(10) })],
      networks: [GuestNetwork.masquerade()],
    });
    if (statesAll) vm.podMetadata.addAnnotation(TOPOLOGY, 'v3');
    return { id, object: ApiObject.of(vm), statesAll };
  };
  const smallest = { domain: { devices: {}, memory: { guest: '1Gi' } } };
  return [
    byHand('smallest', smallest),
    byHand('running', smallest, { runStrategy: undefined, running: true }),
    byHand('lists', LISTS, { dataVolumeTemplates: templates }),
    byHand('sized', { domain: { devices: {} } }, { instancetype: { name: 'u1.small' }, preference: { name: 'fedora' } }),
    byHand('inferred', { domain: { devices: {} }, volumes: [LISTS.volumes[0]] }, {
      dataVolumeTemplates: templates, instancetype: { inferFromVolume: 'root' }, preference: { inferFromVolume: 'root' },
    }),
    construct('construct', false),
    construct('states-all', true),
  ];
}

function storedBy(release: Release, samples: readonly Sample[]): Json[] {
  const questions = samples.map(({ id, object }) => ({ id, arch: 'amd64', stored: true, manifest: object.toJson() }));
  return answersOf<Json>('judge', questions, { release }).map(({ id, stored, message }) => {
    if (!stored) throw new Error(`KubeVirt ${release.version} refuses the VM ${id}: ${message}`);
    return stored;
  });
}

/** The paths at which a three-way merge finds a difference: of mappings what is written counts, lists count as a whole (`pkg/diff` of Argo CD's gitops-engine). */
function differences(written: unknown, stored: unknown, path = ''): string[] {
  if (isMapping(written) && isMapping(stored)) return Object.keys(written).flatMap((key) => differences(written[key], stored[key], `${path}.${key}`));
  return sorted(written) === sorted(stored) ? [] : [path];
}

/** What is stored in mappings and was not written, but for empty values. */
function additions(written: unknown, stored: unknown, path = ''): string[] {
  if (Array.isArray(stored)) return stored.flatMap((entry, i) => additions((written as unknown[])[i], entry, `${path}[${i}]`));
  if (!isMapping(stored)) return written === undefined && stored !== null ? [path] : [];
  return Object.keys(stored).flatMap((key) => additions((written as Json | undefined)?.[key], stored[key], `${path}.${key}`));
}

/** What is left when paths such as `.spec.list[]?.field` are taken out, as jq's `del` does. */
function without(object: Json, expressions: readonly string[]): Json {
  const copy = structuredClone(object);
  for (const expression of expressions) {
    const keys = expression.slice(1).replace(/\[\]\?/g, '.[]').split('.');
    remove(copy, keys);
  }
  return copy;
}

function remove(value: any, [key, ...rest]: string[]): void {
  if (key === '[]') (Array.isArray(value) ? value : []).forEach((entry) => remove(entry, rest));
  else if (isMapping(value) && rest.length === 0) delete (value as { [key: string]: unknown })[key];
  else if (isMapping(value)) remove(value[key], rest);
}

function isMapping(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sorted(value: unknown): string {
  return JSON.stringify(value, (_, each) => (isMapping(each) ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1))) : each));
}

let failed = false;
const { values: { all } } = parseArgs({ options: { all: { type: 'boolean' } } });
for (const release of all ? RELEASES : releasesOfCommit()) {
  const samples = samplesOf(release.version);
  const stored = storedBy(release, samples);
  for (const [i, { id, object, statesAll }] of samples.entries()) {
    const written = object.toJson();
    const ignored = KubeVirtDifferences.of(object).flatMap(({ jqPathExpressions = [] }) => jqPathExpressions);
    const found = differences(written, stored[i]);
    const left = differences(without(written, ignored), without(stored[i], ignored));
    const added = additions(written, stored[i]).filter((path) => !path.startsWith('.metadata'));
    process.stdout.write(`KubeVirt ${release.version} ${id}: different ${found.join(', ') || 'nothing'}; added ${added.join(', ') || 'nothing'}\n`);
    const wrong = [
      ...left.map((path) => `${path} is different and not in KubeVirtDifferences`),
      ...found.length === 0 && ignored.length > 0 ? [`KubeVirtDifferences has ${ignored.join(', ')}, and nothing is different`] : [],
      ...statesAll ? added.map((path) => `${path} is added to a VM that states all`) : [],
    ];
    for (const each of wrong) process.stdout.write(`  WRONG ${each}\n`);
    failed ||= wrong.length > 0;
  }
}
process.exitCode = failed ? 1 : 0;
