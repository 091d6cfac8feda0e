import { Size } from 'cdk8s';
import { guestSpec } from './fixture';
import { launcherConfigOf } from '../../src/analysis/launcher/launcher-config';
import { launcherPod } from '../../src/analysis/launcher/launcher-pod';
import { GuestProbe, GuestProps, GuestResourceClaim, KernelBoot, LaunchSecurity, Tpm } from '../../src/compute';

const MEBI = 2n ** 20n;
const GIBI = 2n ** 30n;
const namespace = { name: 'apps', labels: {}, quotaKeys: new Set<string>(), resourceOfNetwork: () => undefined };

/** What a guest of one gibibyte costs with these props. */
function cost(props: Partial<GuestProps>) {
  const spec = guestSpec(props) as never;
  const { memoryOverhead, containers } = launcherPod({ spec, metadata: {} } as never, { config: launcherConfigOf(), namespace });
  const compute = containers.find(({ name }) => name === 'compute')!;
  return { memoryOverhead, compute, kinds: containers.map(({ name }) => name) };
}
const plain = cost({});
const devices = ({ compute: { limits } }: ReturnType<typeof cost>) => [...limits.keys()].filter((name) => name.includes('/') && !plain.compute.limits.has(name));

test.each<[string, Partial<GuestProps>, bigint]>([
  ['SEV', { launchSecurity: LaunchSecurity.sev() }, 256n * MEBI],
  ['SEV-SNP', { launchSecurity: LaunchSecurity.snp() }, 256n * MEBI],
  ['TDX', { launchSecurity: LaunchSecurity.tdx() }, 0n],
  ['reserved overhead', { reservedOverhead: { addedOverhead: Size.mebibytes(200) } }, 200n * MEBI],
  ['a TPM', { tpm: Tpm.EPHEMERAL }, 53n * MEBI],
  ['a TPM that is switched off', { tpm: Tpm.DISABLED }, 0n],
  ['a GPU', { gpus: [{ name: 'a', deviceName: 'nvidia.com/A' }] }, GIBI],
  ['a device of a claim', { hostDevices: [{ name: 'a', request: GuestResourceClaim.existing('c', 'c').request('r') }] }, GIBI],
  ['no graphics card', { autoattachGraphicsDevice: false }, -32n * MEBI],
  ['a command as a probe', { readinessProbe: GuestProbe.exec(['true']) }, 110n * MEBI],
])('%s costs memory', (_, props, more) => {
  expect(cost(props).memoryOverhead - plain.memoryOverhead).toBe(more);
});

test.each<[string, Partial<GuestProps>, string[]]>([
  ['SEV', { launchSecurity: LaunchSecurity.sevEs() }, ['devices.kubevirt.io/sev']],
  ['TDX', { launchSecurity: LaunchSecurity.tdx() }, ['devices.kubevirt.io/tdx']],
  ['VSOCK', { autoattachVsock: true }, ['devices.kubevirt.io/vhost-vsock']],
  ['a GPU', { gpus: [{ name: 'a', deviceName: 'nvidia.com/A' }] }, ['nvidia.com/A']],
  ['a GPU of a claim', { gpus: [{ name: 'a', request: GuestResourceClaim.existing('c', 'c').request('r') }] }, []],
])('%s takes devices', (_, props, taken) => {
  expect(devices(cost(props))).toEqual(taken);
});

test('a device of a claim is claimed', () => {
  const { compute } = cost({ gpus: [{ name: 'a', request: GuestResourceClaim.fromTemplate('cards', 'a100').request('card') }] });
  expect(compute.claims).toEqual([{ name: 'cards', request: 'card' }]);
});

test('overhead that is overcommitted is not requested', () => {
  const requested = (props: Partial<GuestProps>) => cost(props).compute.requests.get('memory')!;
  const overcommitted = requested({ resources: { overcommitGuestOverhead: true } });
  expect((requested({}) - overcommitted) / 10n ** 9n).toBe(plain.memoryOverhead);
});

test('a kernel has containers of its own', () => {
  const kernelBoot: KernelBoot = { image: 'reg/kernel:v1', kernelPath: '/k' };
  expect(cost({ kernelBoot }).kinds.filter((name) => !plain.kinds.includes(name))).toEqual(['volumekernel-boot-volume']);
});
