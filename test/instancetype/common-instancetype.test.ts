import { App, Chart } from 'cdk8s';
import { Admission } from '../../src/admission';
import { Instancetype, VirtualMachine } from '../../src/compute';
import { INSTANCETYPES, PREFERENCES } from '../../src/compute/wire-forms';
import { CommonInstancetype, CommonPreference } from '../../src/instancetype';
import { commonNames } from '../../src/manifests/effective/common-instancetypes';
import { Platform } from '../../src/platform';

test('all that KubeVirt brings, and nothing else', () => {
  expect(Object.values(CommonInstancetype).map((value: object) => INSTANCETYPES.of(value).matcher.name)).toEqual(commonNames('VirtualMachineClusterInstancetype'));
  expect(Object.values(CommonPreference).map((value: object) => PREFERENCES.of(value).matcher.name)).toEqual(commonNames('VirtualMachineClusterPreference'));
});

const found = (instancetype: Instancetype, kubevirtVersion?: string) => {
  const app = new App();
  new Platform(app, 'Platform', { kubevirtVersion });
  new VirtualMachine(new Chart(app, 'apps', { namespace: 'apps' }), 'vm', { instancetype, preference: CommonPreference.LINUX });
  return Admission.of(app).findings().map(({ rule, got, allowed, fix }) => `${rule}: ${got}; ${allowed}. ${fix}`);
};

test('a release that lacks one is told of', () => {
  expect(found(CommonInstancetype.D1_LARGE, '1.8')).toEqual([]);
  expect(found(CommonInstancetype.D1_LARGE, '1.7')).toEqual([
    'instancetype/references-target: VirtualMachineClusterInstancetype d1.large; one that KubeVirt 1.7 brings. '
    + 'Take another one, make your own, or upgrade the cluster and its kubevirtVersion.',
  ]);
});

test('a name of a series that has no such size is told of', () => {
  expect(found(Instancetype.cluster('u1.mediun'))).toEqual([expect.stringMatching(/^instancetype\/references-target: .*Did you mean u1.medium\?$/)]);
});
