import type { KubeVirtConfiguration, VirtualMachineInstanceSpec } from '../../../imports/kubevirt.io';
import { launcherConfigOf } from '../../../src/analysis/launcher/launcher-config';
import { launcherPod } from '../../../src/analysis/launcher/launcher-pod';
import type { PodContainer } from '../../../src/analysis/pod-resources';
import { writtenResources } from '../written-resources';

// What no vector has, read from the code of KubeVirt v1.9.0.

const MEBI = 1024 * 1024;
/** The overhead of a guest of one vCPU. */
const OVERHEAD = 268 * MEBI;

type Domain = Partial<VirtualMachineInstanceSpec['domain']>;

function pod(
  domain: Domain, more: Partial<VirtualMachineInstanceSpec> = {}, kubevirt?: KubeVirtConfiguration, labels: { [name: string]: string } = {},
) {
  const spec = { ...more, domain: { devices: {}, memory: { guest: '2Gi' }, ...domain } };
  const namespace = { name: 'x', labels, quotaKeys: new Set(['limits.memory']), resourceOfNetwork: (network: string) => `example.com/${network}` };
  return launcherPod({ spec, annotations: {} }, { config: launcherConfigOf(kubevirt), namespace });
}

function compute(...given: Parameters<typeof pod>) {
  const container = pod(...given).containers.find(({ name }) => name === 'compute') as PodContainer;
  return writtenResources(container) as { readonly requests: { [name: string]: string }; readonly limits: { [name: string]: string } };
}

describe('CPUs', () => {
  test('none are requested for a guest that has none', () => {
    expect(compute({ cpu: { sockets: 0 } }).requests).not.toHaveProperty('cpu');
  });
  test('none are requested where the ratio is zero', () => {
    const developerConfiguration = { cpuAllocationRatio: 0 };
    expect(compute({ cpu: { sockets: 1 } }, {}, { developerConfiguration }).requests).not.toHaveProperty('cpu');
  });
});

describe('overhead', () => {
  test('is that of one vCPU for a guest that has none', () => {
    expect(Number(pod({}).memoryOverhead)).toBe(OVERHEAD);
  });
  test('has downward metrics beside other volumes', () => {
    const volumes = [{ name: 'a', emptyDisk: { capacity: '1Gi' } }, { name: 'm', downwardMetrics: {} }];
    expect(Number(pod({}, { volumes }).memoryOverhead)).toBe(OVERHEAD + MEBI);
  });
  test('is multiplied in kilobytes, rounded up', () => {
    const memory = { guest: '2Gi', reservedOverhead: { addedOverhead: '1' } };
    expect(Number(pod({ memory }, {}, { additionalGuestMemoryOverheadRatio: '2' }).memoryOverhead)).toBe(OVERHEAD + 1 + 281_019_000);
  });
  test('is left as it is by a ratio that is no number', () => {
    expect(Number(pod({}, {}, { additionalGuestMemoryOverheadRatio: 'a' }).memoryOverhead)).toBe(OVERHEAD);
  });
});

describe('devices', () => {
  const bridged = { name: 'a', bridge: {} };
  test('an interface needs the tun device, whether or not one is attached by itself', () => {
    expect(compute({ devices: { autoattachPodInterface: false, interfaces: [bridged] } }).requests).toHaveProperty(['devices.kubevirt.io/tun'], '1');
  });
  test('a GPU with a name and a claim is neither requested nor claimed', () => {
    const gpus = [{ name: 'g', deviceName: 'example.com/gpu', claimName: 'c', requestName: 'r' }];
    expect(compute({ devices: { gpus } }).requests).not.toHaveProperty(['example.com/gpu']);
    expect(pod({ devices: { gpus } }).containers.some(({ claims }) => claims)).toBe(false);
  });
  test('the pod network has no resource', () => {
    const networks = [{ name: 'a', pod: {} }, { name: 'b', multus: { networkName: 'n' } }];
    const developerConfiguration = { disabledFeatureGates: ['ExternalNetResourceInjection'] };
    const devices = Object.keys(compute({}, { networks }, { developerConfiguration }).requests).filter((name) => name.startsWith('example.com/'));
    expect(devices).toEqual(['example.com/x/n']);
  });
  test('another hypervisor needs its feature gate', () => {
    expect(compute({}, {}, { hypervisors: [{ name: 'hyperv-direct' }] }).requests).toHaveProperty(['devices.kubevirt.io/kvm'], '1');
  });
});

describe('memory', () => {
  test('of a guest without any is the overhead', () => {
    expect(compute({ memory: {} }).requests).toHaveProperty('memory', `${OVERHEAD}`);
  });
});

describe('limits', () => {
  test('a ratio of one makes them equal to the request', () => {
    const { requests, limits } = compute({}, {}, {}, { 'alpha.kubevirt.io/auto-memory-limits-ratio': '1' });
    expect(limits.memory).toBe(requests.memory);
  });
});

test('zero resources of a container count as unset, and the next entry of its type is asked', () => {
  const entry = (cpu: string) => ({ type: 'guest-console-log', resources: { requests: { cpu } } });
  const requestOf = (...cpus: string[]) => {
    const [log] = pod({}, {}, { supportContainerResources: cpus.map(entry) }).containers;
    return (writtenResources(log) as { requests: object }).requests;
  };
  expect(requestOf('0')).toEqual({ cpu: '5m', memory: '35000000' });
  expect(requestOf('0', '7m', '9m')).toEqual({ cpu: '7m', memory: '35000000' });
  const memoryFirst = [{ type: 'guest-console-log', resources: { requests: { memory: '9M' } } }, entry('7m')];
  const [log] = pod({}, {}, { supportContainerResources: memoryFirst }).containers;
  expect(writtenResources(log)).toMatchObject({ requests: { cpu: '7m', memory: '9000000' } });
});
