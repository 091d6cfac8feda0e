import type { ClaimRequest, GPU, HostDevice } from '../../../imports/kubevirt.io';
import { repeated } from '../../kubernetes/repeated';
import { isBefore } from '../../manifests/by-release';
import type { Cluster } from '../../manifests/manifest';
import type { Vmi } from '../../manifests/vmi';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { partsOf } from '../subject';
import type { Part, Subject } from '../subject';
import { vmi } from '../subjects/vmi';

const LISTS = ['gpus', 'hostDevices'] as const;
const GATES = { gpus: 'GPUsWithDRA', hostDevices: 'HostDevicesWithDRA' } as const;
const NETWORKS_GATE = 'NetworkDevicesWithDRA';

type Device = GPU | HostDevice;
type List = typeof LISTS[number];

interface NamedClaim {
  readonly field: string;
  readonly claimName: string;
  /** Claim and request together. */
  readonly pair: string;
}

/** The devices of a list, which upstream reports without their index; mixed GPUs are refused before. */
const device: Subject<Device> = partsOf(vmi, ({ spec }, cluster) => (
  judgedLists(cluster).flatMap((list) => unmixedDevices(spec, list, cluster).map((part) => ({ ...part, reported: `domain.devices.${list}` })))
));

const claimingDevice: Subject<Device> = partsOf(vmi, ({ spec }, cluster) => claimingDevices(spec, cluster));

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'dra-device/excludes-mixed-gpus',
    level: FindingLevel.REJECTED,
    since: '1.9',
    subject: vmi,
    summary: 'The GPUs of a guest must all have a device name, or all a resource claim',
    why: 'KubeVirt refuses GPUs from resource claims next to others in one guest.',
    fix: 'Write deviceName for all of them, or claimName and requestName for all of them.',
    upstream: ['dra/gpu-mixed'],
    * check({ spec }) {
      if (!areMixed(spec)) return;
      yield { field: 'domain.devices.gpus', got: devicesOf(spec, 'gpus').map(({ name }) => name), allowed: 'deviceName, or a claim, for all' };
    },
  }),
  defineRule({
    id: 'dra-device/requires-one-source',
    level: FindingLevel.REJECTED,
    subject: device,
    summary: 'A GPU or host device must have either a device name or a resource claim',
    why: 'KubeVirt refuses a device with none or both.',
    fix: 'Write deviceName for a device plugin, claimName and requestName for dynamic resource allocation.',
    before: { 1.8: 'host devices may have none or both' },
    upstream: ['dra/gpu-no-source', 'dra/gpu-both-sources', 'dra/hostdevice-no-source', 'dra/hostdevice-both-sources'],
    * check(value) {
      if (Boolean(value.deviceName) !== hasClaim(value)) return;
      yield { field: '', got: value, allowed: 'either deviceName, or claimName and requestName' };
    },
  }),
  defineRule({
    id: 'dra-device/requires-gate-for-gpus',
    level: FindingLevel.REJECTED,
    subject: namesOfClaiming('gpus'),
    gate: GATES.gpus,
    summary: 'A GPU must not come from a resource claim unless the cluster allows that',
    upstream: ['dra/gpu-gate'],
    * check(names) {
      yield { field: '', got: names };
    },
  }),
  defineRule({
    id: 'dra-device/requires-gate-for-host-devices',
    level: FindingLevel.REJECTED,
    since: '1.8',
    subject: namesOfClaiming('hostDevices'),
    gate: GATES.hostDevices,
    summary: 'A host device must not come from a resource claim unless the cluster allows that',
    upstream: ['dra/hostdevice-gate'],
    * check(names) {
      yield { field: '', got: names };
    },
  }),
  defineRule({
    id: 'dra-device/requires-claim-and-request',
    level: FindingLevel.REJECTED,
    subject: claimingDevice,
    summary: 'A device from a resource claim must name the claim and the request in it',
    why: 'KubeVirt refuses one without the other.',
    fix: 'Write the name of an entry of resourceClaims as claimName, and that of a request of this claim as requestName.',
    before: { 1.8: 'only a GPU without claimName is refused, since the webhook crashes' },
    upstream: [
      'dra/gpu-claim-name', 'dra/gpu-request-name', 'dra/hostdevice-claim-name', 'dra/hostdevice-request-name', '1.7:dra/gpu-claim-name-crash',
    ],
    * check(value, cluster) {
      if (isBefore('1.8', cluster)) {
        if (value.claimName === undefined) yield { field: 'claimName', allowed: 'a name' };
        return;
      }
      for (const field of ['claimName', 'requestName'] as const) {
        if (!value[field]) yield { field, got: value[field], allowed: 'a name' };
      }
    },
  }),
  defineRule({
    id: 'dra-device/has-unique-request',
    level: FindingLevel.REJECTED,
    since: '1.8',
    subject: vmi,
    summary: 'A request of a resource claim must be for one device only',
    why: 'KubeVirt refuses two devices of a guest with the same claimName and requestName.',
    fix: 'Give the claim a request for each device.',
    before: { 1.9: 'a GPU and a host device may have the same one' },
    upstream: ['dra/gpu-duplicate-pair', 'dra/hostdevice-duplicate-pair', 'dra/cross-device-duplicate'],
    * check({ spec }, cluster) {
      for (const uses of comparedClaims(spec, cluster)) {
        for (const i of repeated(uses, ({ pair }) => pair)) {
          yield { field: uses[i].field, got: uses[i].pair, allowed: 'a claimName and requestName that no other device has' };
        }
      }
    },
  }),
  defineRule({
    id: 'dra-device/references-declared-claim',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'A device must refer to a resource claim of the guest',
    why: 'KubeVirt refuses a claimName that is not a name in resourceClaims.',
    fix: 'Add the claim to resourceClaims.',
    before: { 1.8: 'the claim of a host device is not looked for' },
    upstream: ['dra/claim-not-declared'],
    * check({ spec }, cluster) {
      const declared = (spec.resourceClaims ?? []).map(({ name }) => name);
      const allowed = `the name of a resource claim${declared.length ? `: ${declared.join(', ')}` : '; there are none'}`;
      for (const { field, claimName } of namedClaims(spec, cluster)) {
        if (!declared.includes(claimName)) yield { field: `${field}.claimName`, got: claimName, allowed, reported: 'resourceClaims' };
      }
    },
  }),
];

/** The names of the devices of a list that come from claims, where there are some. */
function namesOfClaiming(list: List): Subject<readonly string[]> {
  return partsOf(vmi, ({ spec }, cluster) => {
    const names = unmixedDevices(spec, list, cluster).filter(({ value }) => isClaiming(value)).map(({ value }) => value.name);
    return names.length ? [{ value: names, path: `domain.devices.${list}` }] : [];
  });
}

/** The lists that a release judges: host devices since 1.8. */
function judgedLists(cluster: Cluster): readonly List[] {
  return isBefore('1.8', cluster) ? ['gpus'] : LISTS;
}

/** Upstream goes no further than the gate of a list. */
function claimingDevices(spec: Vmi['spec'], cluster: Cluster, lists = judgedLists(cluster)): readonly Part<Device>[] {
  return lists
    .filter((list) => cluster.enabledFeatureGates.includes(GATES[list]))
    .flatMap((list) => unmixedDevices(spec, list, cluster))
    .filter(({ value }) => isClaiming(value));
}

function unmixedDevices(spec: Vmi['spec'], list: List, cluster: Cluster): readonly Part<Device>[] {
  if (list === 'gpus' && areMixed(spec) && !isBefore('1.9', cluster)) return [];
  return devicesOf(spec, list).map((value, i) => ({ value, path: `domain.devices.${list}[${i}]` }));
}

function areMixed(spec: Vmi['spec']): boolean {
  const gpus = devicesOf(spec, 'gpus');
  return gpus.some(isClaiming) && !gpus.every(isClaiming);
}

function devicesOf({ domain }: Vmi['spec'], list: List): readonly Device[] {
  return domain.devices?.[list] ?? [];
}

function isClaiming(value: Device): boolean {
  return !value.deviceName && hasClaim(value);
}

function hasClaim({ claimName, requestName }: Device): boolean {
  return (claimName ?? requestName) !== undefined;
}

function deviceClaims(spec: Vmi['spec'], cluster: Cluster, lists?: readonly List[]): readonly NamedClaim[] {
  return claimingDevices(spec, cluster, lists).flatMap(({ path, value }) => namedClaim(path, value));
}

/** The claims among which none may be repeated. */
function comparedClaims(spec: Vmi['spec'], cluster: Cluster): readonly (readonly NamedClaim[])[] {
  if (isBefore('1.9', cluster)) return LISTS.map((list) => deviceClaims(spec, cluster, [list]));
  return [[...deviceClaims(spec, cluster), ...networkClaims(spec, cluster)]];
}

/** The claims that must be declared. */
function namedClaims(spec: Vmi['spec'], cluster: Cluster): readonly Pick<NamedClaim, 'field' | 'claimName'>[] {
  if (!isBefore('1.8', cluster)) return deviceClaims(spec, cluster);
  return claimingDevices(spec, cluster).flatMap(({ path: field, value: { claimName } }) => (claimName === undefined ? [] : [{ field, claimName }]));
}

/** The first network of each claim and request; that networks repeat one is refused by another rule. */
function networkClaims({ networks = [] }: Vmi['spec'], { enabledFeatureGates }: Cluster): readonly NamedClaim[] {
  if (!enabledFeatureGates.includes(NETWORKS_GATE)) return [];
  const claims = networks.flatMap(({ resourceClaim = {} }, i) => namedClaim(`networks[${i}]`, resourceClaim));
  const later = new Set(repeated(claims, ({ pair }) => pair));
  return claims.filter((_, i) => !later.has(i));
}

function namedClaim(field: string, { claimName, requestName }: ClaimRequest): readonly NamedClaim[] {
  return claimName && requestName ? [{ field, claimName, pair: `${claimName}/${requestName}` }] : [];
}
