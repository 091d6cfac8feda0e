import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { admit } from '../../../src/admission/admission';
import { commonNames, commonSpecs } from '../../../src/manifests/effective/common-instancetypes';
import { KNOWN_RELEASES, releasesOf, UPSTREAM } from '../../../src/manifests/releases';
import { merged, virtualMachine } from '../../rules/judge';

const [INSTANCETYPE, PREFERENCE] = ['VirtualMachineClusterInstancetype', 'VirtualMachineClusterPreference'];

test('every release but the newest has its difference', () => {
  const files = readdirSync(join(__dirname, '..', '..', '..', 'imports', 'releases')).filter((file) => file.startsWith('common-instancetypes-'));
  expect(files).toEqual(KNOWN_RELEASES.kubevirt.slice(0, -1).map((release) => `common-instancetypes-${release}.json`));
});

test.each([['1.6', 55, 54], ['1.7', 55, 54], ['1.8', 65, 54], ['1.9', 65, 54]])('KubeVirt %s brings', (release, instancetypes, preferences) => {
  const cluster = { releases: releasesOf({ kubevirtVersion: `${release}.0` }) };
  expect(commonNames(INSTANCETYPE, cluster)).toHaveLength(instancetypes);
  expect(commonNames(PREFERENCE, cluster)).toHaveLength(preferences);
  expect((commonSpecs(release) as { upstream?: { tag: string } }).upstream?.tag).toBe(`v${release}.0`);
});

test('the newest is that of the rules, and of releases that are not known', () => {
  expect((commonSpecs() as { upstream?: { tag: string } }).upstream?.tag).toBe(`v${UPSTREAM.kubevirt}`);
  expect(commonSpecs('1.12')).toEqual(commonSpecs());
  expect(commonNames('VirtualMachine')).toEqual([]);
});

test('what differs', () => {
  const spec = (release: string, kind: string, name: string) => commonSpecs(release)[kind][name];
  expect(spec('1.8', PREFERENCE, 'fedora.arm64')).not.toHaveProperty('requirements.architecture');
  expect(spec('1.9', PREFERENCE, 'fedora.arm64')).toHaveProperty('requirements.architecture', 'arm64');
  expect(spec('1.8', PREFERENCE, 'windows.11.virtio')).not.toHaveProperty('devices.preferredVideoType');
  expect(spec('1.9', PREFERENCE, 'windows.11.virtio')).toHaveProperty('devices.preferredVideoType');
  expect(spec('1.6', INSTANCETYPE, 'cx1.large')).not.toHaveProperty('cpu.maxSockets');
  expect(spec('1.7', INSTANCETYPE, 'cx1.large')).toHaveProperty('cpu.maxSockets', 2);
});

test.each([['1.8.2', 0], ['1.9.0', 1]])('on %s a VM of another architecture', (kubevirtVersion, count) => {
  const vm = merged(virtualMachine({ architecture: 'arm64', domain: { memory: { guest: '2Gi' } } }), { spec: { preference: { name: 'fedora' } } });
  expect(admit([{ manifest: vm }], { kubevirtVersion }).filter(({ rule, level }) => /^preference/.test(rule) && level === 'rejected')).toHaveLength(count);
});
