import { clusterOf } from '../../src/manifests/cluster';
import { Catalog } from '../../src/manifests/effective/catalog';
import type { Manifest } from '../../src/manifests/manifest';
import { platformListings } from '../../src/upgrade/gate-listings';
import type { GateListing } from '../../src/upgrade/gate-listings';
import { gateChanges } from '../../src/upgrade/gates';

const kubevirt = (lists: { featureGates?: string[]; disabledFeatureGates?: string[] }) => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'KubeVirt',
  metadata: { name: 'kubevirt', namespace: 'kubevirt' },
  spec: { configuration: { developerConfiguration: lists } },
}) as Manifest;
const hyperConverged = { apiVersion: 'hco.kubevirt.io/v1beta1', kind: 'HyperConverged', metadata: { name: 'h' }, spec: {} } as Manifest;

function changes(from: string, to: string, manifests: Manifest[] = [], stated: GateListing[] = [], enabledFeatureGates?: string[]) {
  const gates = enabledFeatureGates && { enabledFeatureGates };
  const cluster = (kubevirtVersion: string) => clusterOf({ kubevirtVersion, ...gates }, new Catalog(manifests), manifests);
  return gateChanges(cluster(from), cluster(to), stated, (_, field) => `kubevirt.yaml ${field.replace(/.*\./, '')}`);
}
const one = (gate: string, ...given: Parameters<typeof changes>) => changes(...given).find((change) => change.gate === gate);

describe('a gate that the KubeVirt CR lists', () => {
  test.each<[string, string, string, [string | undefined, string | undefined, string, string?] | undefined]>([
    ['ExpandDisks', '1.8', '1.9', ['Alpha', 'GA', 'GA, always on: take it off the list after the upgrade', 'after']],
    ['HotplugVolumes', '1.8', '1.9', ['Alpha', 'Deprecated', 'deprecated: it still works, and goes in a later release']],
    ['ExperimentalVirtiofsSupport', '1.7', '1.8',
      ['Deprecated', 'Discontinued', 'discontinued, what it switched on is gone: stop using that first', 'before']],
    ['Template', '1.8', '1.9', ['Alpha', 'Beta', 'Beta, on by itself: it may go off the list after the upgrade', 'after']],
    ['ImageVolume', '1.6', '1.7', undefined],
    ['IncrementalBackup', '1.6', '1.7', [undefined, 'Alpha', 'KubeVirt 1.7 has it: it takes effect with the upgrade']],
    ['Sidecar', '1.8', '1.9', undefined],
    ['Snapshot', '1.8', '1.9', undefined],
    ['NoSuchGate', '1.8', '1.9', undefined],
  ])('%s from %s to %s', (gate, from, to, expected) => {
    const found = one(gate, from, to, [kubevirt({ featureGates: ['Root', gate] })]);
    expect(found && [found.stageBefore, found.stageAfter, found.advice, ...found.when ? [found.when] : []]).toEqual(expected);
    if (found) expect(found).toMatchObject({ place: 'kubevirt.yaml featureGates[1]' });
  });
});

test('a gate that is switched off cannot be once it is GA', () => {
  expect(one('LiveUpdateNADRef', '1.8', '1.9', [kubevirt({ disabledFeatureGates: ['LiveUpdateNADRef'] })])).toEqual({
    gate: 'LiveUpdateNADRef',
    stageBefore: 'Beta',
    stageAfter: 'GA',
    isOnBefore: false,
    isOnAfter: true,
    listedIn: 'KubeVirt kubevirt/kubevirt spec.configuration.developerConfiguration.disabledFeatureGates[0]',
    place: 'kubevirt.yaml disabledFeatureGates[0]',
    advice: 'GA, no longer to be switched off: be ready for it',
    when: 'before',
  });
});

test('a gate that is switched off stays off while it is Beta', () => {
  expect(one('Template', '1.8', '1.9', [kubevirt({ disabledFeatureGates: ['Template'] })])).toBeUndefined();
});

test('gates that nothing lists go on with 1.9, which has Beta on by itself', () => {
  const found = changes('1.8', '1.9');
  expect(found.filter(({ advice }) => advice.startsWith('Beta')).map(({ gate }) => gate)).toContain('Snapshot');
  expect(found.filter(({ advice }) => advice === 'GA, always on').map(({ gate }) => gate)).toContain('VMExport');
  expect(found.every(({ isOnBefore, isOnAfter }) => !isOnBefore && isOnAfter)).toBe(true);
  expect(changes('1.7', '1.8').map(({ gate, advice }) => [gate, advice])).toEqual([['EnableVirtioFsConfigVolumes', 'GA, always on']]);
});

test('what HyperConverged lists by itself', () => {
  expect(one('VideoConfig', '1.6', '1.7', [hyperConverged])).toMatchObject({ isOnBefore: false, isOnAfter: true, advice: 'on from then on' });
  expect(one('InstancetypeReferencePolicy', '1.6', '1.7', [hyperConverged])).toBeUndefined();
});

test('what a Platform lists', () => {
  const stated = platformListings({ featureGates: ['VMExport'] }, 'platform.yaml');
  expect(one('VMExport', '1.8', '1.9', [], stated, ['VMExport'])).toMatchObject({ listedIn: 'featureGates of the Platform', place: 'platform.yaml' });
});
