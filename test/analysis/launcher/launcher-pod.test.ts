import { about, vectors } from './launcher-pods.json';
import { fieldsSince, releases, vectors as compared } from './launcher-releases.json';
import type { VirtualMachineInstancetypeSpec, VirtualMachinePreferenceSpec } from '../../../imports/instancetype.kubevirt.io';
import type { KubeVirtConfiguration, VirtualMachineInstanceSpec } from '../../../imports/kubevirt.io';
import { launcherConfigOf } from '../../../src/analysis/launcher/launcher-config';
import { launcherPod } from '../../../src/analysis/launcher/launcher-pod';
import { podResources } from '../../../src/analysis/pod-resources';
import { qosClassOf } from '../../../src/analysis/qos-class';
import { quotaUsageOf } from '../../../src/analysis/quota-usage';
import { parseQuantity } from '../../../src/kubernetes/quantity';
import { compareReleases } from '../../../src/kubernetes/release';
import { Catalog } from '../../../src/manifests/effective/catalog';
import { vmisOf } from '../../../src/manifests/effective/effective';
import type { Manifest } from '../../../src/manifests/manifest';
import { writtenList, writtenResources } from '../written-resources';

interface Vector {
  readonly name: string;
  readonly given: {
    readonly vmi: VirtualMachineInstanceSpec;
    readonly annotations?: { readonly [name: string]: string };
    readonly architecture?: string;
    readonly kubevirt?: KubeVirtConfiguration;
    readonly kubevirtAnnotations?: { readonly [name: string]: string };
    readonly namespaceLabels?: { readonly [name: string]: string };
    readonly resourceQuotas?: readonly object[];
    readonly networkAttachmentDefinitions?: readonly { readonly namespace: string; readonly name: string; readonly resourceName: string }[];
    readonly instancetype?: VirtualMachineInstancetypeSpec;
    readonly preference?: VirtualMachinePreferenceSpec;
  };
  readonly expect: object;
}

const manifest = (apiVersion: string, kind: string, name: string, spec: object) => (
  { apiVersion, kind, metadata: { name, namespace: 'tenant' }, spec } as unknown as Manifest
);

/** The VMI that starts, made by a VM where it has an instancetype. */
function started({ vmi, architecture = 'amd64', kubevirt, instancetype, preference }: Vector['given']): VirtualMachineInstanceSpec {
  const reference = (kind: string, spec?: object) => (spec ? { [kind.toLowerCase()]: { kind: `VirtualMachine${kind}`, name: 'vm' } } : {});
  const object = instancetype
    ? manifest('kubevirt.io/v1', 'VirtualMachine', 'vm', {
      template: { spec: vmi }, ...reference('Instancetype', instancetype), ...reference('Preference', preference),
    })
    : manifest('kubevirt.io/v1', 'VirtualMachineInstance', 'vm', vmi);
  const catalog = new Catalog([
    manifest('instancetype.kubevirt.io/v1', 'VirtualMachineInstancetype', 'vm', instancetype ?? {}),
    manifest('instancetype.kubevirt.io/v1', 'VirtualMachinePreference', 'vm', preference ?? {}),
  ]);
  return vmisOf(object, { architecture, cpuRequest: kubevirt?.cpuRequest, kubevirtVersion: '1.9.0', memoryOvercommit: 100 }, catalog).started!.spec;
}

function rendered(given: Vector['given'], kubevirtVersion?: string) {
  const { annotations = {}, kubevirt, kubevirtAnnotations, namespaceLabels = {}, resourceQuotas = [], networkAttachmentDefinitions = [] } = given;
  const config = launcherConfigOf(kubevirt, kubevirtAnnotations, kubevirtVersion);
  const namespace = {
    name: 'tenant',
    labels: namespaceLabels,
    quotaKeys: new Set(resourceQuotas.flatMap((hard) => Object.keys(hard))),
    resourceOfNetwork: (network: string) => networkAttachmentDefinitions.find((nad) => `${nad.namespace}/${nad.name}` === network)?.resourceName,
  };
  const guest = { spec: started(given), annotations };
  const { memoryOverhead, containers } = launcherPod(guest, { config, namespace });
  const total = podResources(containers);
  const target = writtenResources(podResources(launcherPod(guest, { config, namespace, isMigrationTarget: true }).containers));
  const claims = containers.flatMap((container) => container.claims ?? []);
  return {
    memoryOverhead: Number(memoryOverhead),
    qosClass: qosClassOf(containers),
    containers: containers.map(({ name, kind, ...resources }) => ({ name, kind, ...writtenResources(resources) })),
    total: writtenResources(total),
    quotaUsage: writtenList(quotaUsageOf(total)),
    ...JSON.stringify(target) === JSON.stringify(writtenResources(total)) ? {} : { migrationTargetTotal: target },
    ...claims.length ? { claims } : {},
  };
}

test(`${vectors.length} vectors, made by KubeVirt`, () => {
  expect(about).toContain('KubeVirt v1.9.0');
  expect(vectors).toHaveLength(136);
});

test.each((vectors as unknown as Vector[]).map((vector) => [vector.name, vector] as const))('%s', (_, { given, expect: expected }) => {
  expect(rendered(given)).toEqual(expected);
});

describe('of an earlier release', () => {
  type Amounts = { readonly [resource: string]: string };
  type Container = { readonly name: string; readonly requests: Amounts; readonly limits: Amounts };
  type Differences = { readonly [place: string]: string | Omit<Container, 'name'> | null };

  /** Each amount by its container, list and resource. */
  const flat = (containers: readonly Container[]) => new Map(containers.flatMap(({ name, requests, limits }) => (
    Object.entries({ requests, limits }).flatMap(([list, amounts]) => (
      Object.entries(amounts).map(([resource, amount]): [string, bigint | undefined] => [`${name} ${list} ${resource}`, parseQuantity(amount)])
    ))
  )));

  /** What the newest release renders, with the differences of another: an amount, or a whole container; `null` where it is not there. */
  function expected({ expect: newest }: Vector, differences: Differences) {
    const amounts = flat((newest as { readonly containers: readonly Container[] }).containers);
    for (const [place, difference] of Object.entries(differences)) {
      if (typeof difference === 'string') amounts.set(place, parseQuantity(difference));
      else for (const key of [...amounts.keys()].filter((each) => each === place || each.startsWith(`${place} `))) amounts.delete(key);
      if (typeof difference === 'object' && difference) for (const [key, amount] of flat([{ name: place, ...difference }])) amounts.set(key, amount);
    }
    return amounts;
  }

  // virt-controller of the earlier ones looks for the network attachment of that one vector, which there is none of.
  const rows = (vectors as unknown as Vector[]).filter(({ name, given }) => !given.instancetype && !given.preference && name !== 'overhead-ratio-with-sriov');
  const since = new Map(Object.entries(fieldsSince));

  test('all vectors without instancetype are compared', () => {
    expect(rows).toHaveLength(compared);
  });

  test.each(Object.entries(releases))('%s', (release, differences) => {
    const byName = new Map<string, Differences>(Object.entries(differences as unknown as { [name: string]: Differences }));
    const judged = rows.filter(({ name }) => compareReleases(release, since.get(name) ?? '1.6') >= 0);
    const wrong = judged.flatMap((vector) => {
      const wanted = [...expected(vector, byName.get(vector.name) ?? {})].sort();
      const found = [...flat(rendered(vector.given, release).containers as unknown as Container[])].sort();
      return JSON.stringify(wanted, replacer) === JSON.stringify(found, replacer) ? [] : [{ name: vector.name, wanted, found }];
    });
    expect(wrong).toEqual([]);
  });
});

function replacer(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? `${value}` : value;
}
