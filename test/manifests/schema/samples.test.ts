import { groupOf, versionOf } from '../../../src/manifests/manifest';
import { versionsOf } from '../../../src/manifests/schema/kinds';
import type { Kind } from '../../../src/manifests/schema/kinds';
import { fullSample, leastSample } from '../../../src/manifests/schema/samples';

function kindOf(apiVersion: string, kind: string): Kind {
  const found = versionsOf(groupOf({ apiVersion }), kind)?.get(versionOf({ apiVersion }));
  if (!found) throw new Error(`there is no ${apiVersion} ${kind}`);
  return found;
}

function valuesIn(value: unknown): number {
  return typeof value === 'object' && value !== null ? Object.values(value).reduce((sum: number, each) => sum + valuesIn(each), 1) : 1;
}

const VM = kindOf('kubevirt.io/v1', 'VirtualMachine');

test.each<[keys: string[], least: unknown, full: unknown]>([
  [['spec', 'runStrategy'], '1', 'filled-in-later'],
  [['spec', 'running'], true, false],
  [['spec', 'template', 'spec', 'domain', 'cpu', 'cores'], 1, 2],
  [['spec', 'template', 'spec', 'networks', '0'], { name: '1' }, {
    name: 'filled-in-later', multus: { default: false, networkName: 'filled-in-later' }, pod: { vmIPv6NetworkCIDR: 'filled-in-later', vmNetworkCIDR: 'filled-in-later' },
  }],
])('values for %j', (keys, least, full) => {
  expect([leastSample(VM, keys), fullSample(VM, keys)]).toMatchObject([least, full]);
});

test.each<[apiVersion: string, kind: string, keys: string[]]>([
  ['apiextensions.k8s.io/v1', 'CustomResourceDefinition', ['spec', 'versions', '0', 'schema']],
  ['argoproj.io/v1alpha1', 'Workflow', ['spec']],
  ['kubevirt.io/v1', 'VirtualMachine', ['spec']],
  ['apps/v1', 'Deployment', ['spec']],
])('%s %s at %j has an end, though its schema may refer to itself', (apiVersion, kind, keys) => {
  const values = valuesIn(fullSample(kindOf(apiVersion, kind), keys));
  expect(values).toBeGreaterThan(100);
  expect(values).toBeLessThan(100_000);
});
