import type { ClaimRequest, GPU, HostDevice } from '../../../imports/kubevirt.io';
import { repeated } from '../../kubernetes/repeated';
import type { Cluster } from '../../manifests/manifest';
import type { Vmi } from '../../manifests/vmi';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { behindGate } from '../subjects/behind-gate';
import { vmi } from '../subjects/vmi';

const GATES = { gpus: 'GPUsWithDRA', hostDevices: 'HostDevicesWithDRA' } as const;
const LISTS = ['gpus', 'hostDevices'] as const;
const NETWORKS_GATE = 'NetworkDevicesWithDRA';

type Device = GPU | HostDevice;
type List = (typeof LISTS)[number];

interface NamedClaim {
  readonly field: string;
  readonly claimName: string;
  /** Claim and request in one word. */
  readonly pair: string;
}

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'dra-device/excludes-mixed-gpus',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'All GPUs of a guest are named one way',
    why: 'KubeVirt refuses GPUs from resource claims next to others in one guest.',
    fix: 'Write deviceName for all of them, or claimName and requestName for all of them.',
    upstream: ['dra/gpu-mixed'],
    * check({ spec }) {
      if (areMixed(spec)) {
        yield {
          field: 'domain.devices.gpus',
          got: devices(spec, 'gpus').map(({ name }) => name),
          allowed: 'deviceName, or a claim, for all',
        };
      }
    },
  }),
  defineRule({
    id: 'dra-device/requires-one-source',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'A GPU or host device has either a device name or a claim',
    why: 'KubeVirt refuses a device with none or both.',
    fix: 'Write deviceName for a device plugin, claimName and requestName for dynamic resource allocation.',
    upstream: ['dra/gpu-no-source', 'dra/gpu-both-sources', 'dra/hostdevice-no-source', 'dra/hostdevice-both-sources'],
    * check({ spec }) {
      for (const list of LISTS.filter((candidate) => candidate !== 'gpus' || !areMixed(spec))) {
        for (const [i, device] of devices(spec, list).entries()) {
          if (Boolean(device.deviceName) !== hasClaim(device)) continue;
          yield {
            field: `domain.devices.${list}[${i}]`,
            reported: `domain.devices.${list}`,
            got: device,
            allowed: 'either deviceName, or claimName and requestName',
          };
        }
      }
    },
  }),
  ...LISTS.map((list) => behindGate({
    id: list === 'gpus' ? 'dra-device/requires-gate-for-gpus' : 'dra-device/requires-gate-for-host-devices',
    gate: GATES[list],
    onByDefault: true,
    summary: list === 'gpus' ? 'GPUs from resource claims need their gate' : 'Host devices from resource claims need their gate',
    upstream: [list === 'gpus' ? 'dra/gpu-gate' : 'dra/hostdevice-gate'],
    * check({ spec }) {
      const claiming = devices(spec, list).filter(isClaiming).map(({ name }) => name);
      if (claiming.length > 0 && !(list === 'gpus' && areMixed(spec))) yield { field: `domain.devices.${list}`, got: claiming };
    },
  })),
  defineRule({
    id: 'dra-device/requires-claim-and-request',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'A device from a resource claim names the claim and the request in it',
    why: 'KubeVirt refuses one without the other.',
    fix: 'Write the name of an entry of resourceClaims as claimName, and that of a request of this claim as requestName.',
    upstream: ['dra/gpu-claim-name', 'dra/gpu-request-name', 'dra/hostdevice-claim-name', 'dra/hostdevice-request-name'],
    * check({ spec }, cluster) {
      for (const { field, device } of claimingDevices(spec, cluster)) {
        for (const key of ['claimName', 'requestName'] as const) {
          if (!device[key]) yield { field: `${field}.${key}`, got: device[key], allowed: 'a name' };
        }
      }
    },
  }),
  defineRule({
    id: 'dra-device/has-unique-request',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'A request of a resource claim is for one device',
    why: 'KubeVirt refuses two devices of a guest with the same claimName and requestName.',
    fix: 'Give the claim a request for each device.',
    upstream: ['dra/gpu-duplicate-pair', 'dra/hostdevice-duplicate-pair', 'dra/cross-device-duplicate'],
    * check({ spec }, cluster) {
      const uses = [...namedClaims(spec, cluster), ...networkClaims(spec, cluster)];
      for (const i of repeated(uses, ({ pair }) => pair)) {
        yield { field: uses[i].field, got: uses[i].pair, allowed: 'a claimName and requestName that no other device has' };
      }
    },
  }),
  defineRule({
    id: 'dra-device/references-declared-claim',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'A device refers to a resource claim of the guest',
    why: 'KubeVirt refuses a claimName that is no name in resourceClaims.',
    fix: 'Add the claim to resourceClaims.',
    upstream: ['dra/claim-not-declared'],
    * check({ spec }, cluster) {
      const declared = (spec.resourceClaims ?? []).map(({ name }) => name);
      for (const { field, claimName } of namedClaims(spec, cluster)) {
        if (declared.includes(claimName)) continue;
        const names = declared.length ? `: ${declared.join(', ')}` : '; there are none';
        yield { field: `${field}.claimName`, reported: 'resourceClaims', got: claimName, allowed: `the name of a resource claim${names}` };
      }
    },
  }),
];

function devices({ domain }: Vmi['spec'], list: List): readonly Device[] {
  return domain.devices?.[list] ?? [];
}

function hasClaim({ claimName, requestName }: Device): boolean {
  return (claimName ?? requestName) !== undefined;
}

function isClaiming(device: Device): boolean {
  return !device.deviceName && hasClaim(device);
}

function areMixed(spec: Vmi['spec']): boolean {
  const claiming = devices(spec, 'gpus').filter(isClaiming).length;
  return claiming > 0 && claiming < devices(spec, 'gpus').length;
}

/** The devices whose claims are looked at: upstream goes no further where GPUs are mixed or the gate of a list is off. */
function claimingDevices(spec: Vmi['spec'], { enabledFeatureGates }: Cluster): { field: string; device: Device }[] {
  return LISTS
    .filter((list) => enabledFeatureGates.includes(GATES[list]) && !(list === 'gpus' && areMixed(spec)))
    .flatMap((list) => devices(spec, list).map((device, i) => ({ device, field: `domain.devices.${list}[${i}]` })))
    .filter(({ device }) => isClaiming(device));
}

function namedClaims(spec: Vmi['spec'], cluster: Cluster): NamedClaim[] {
  return claimingDevices(spec, cluster).flatMap(({ field, device }) => named(field, device));
}

function named(field: string, { claimName, requestName }: ClaimRequest): NamedClaim[] {
  return claimName && requestName ? [{ field, claimName, pair: `${claimName}/${requestName}` }] : [];
}

/** The first network of each claim and request; that networks repeat one is another mistake. */
function networkClaims({ networks = [] }: Vmi['spec'], { enabledFeatureGates }: Cluster): NamedClaim[] {
  if (!enabledFeatureGates.includes(NETWORKS_GATE)) return [];
  const claims = networks.flatMap(({ resourceClaim = {} }, i) => named(`networks[${i}]`, resourceClaim));
  const later = new Set(repeated(claims, ({ pair }) => pair));
  return claims.filter((_, i) => !later.has(i));
}
