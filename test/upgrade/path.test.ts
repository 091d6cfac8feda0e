import { upgradeOrder } from '../../src/upgrade/order';
import { notesOf, upgradePath, upgradeProblems } from '../../src/upgrade/path';
import type { UpgradeOptions } from '../../src/upgrade/upgrade-options';

const problems = (props: UpgradeOptions, stated = {}) => (
  upgradeProblems(props, stated).map(({ what, got, allowed, fix }) => [what, got, allowed, fix])
);

describe('no upgrade', () => {
  test.each<[string, UpgradeOptions, unknown[][]]>([
    ['nothing', {}, [['to', undefined, 'the release to upgrade to', 'Give from and to, or kubernetesFrom and kubernetesTo.']]],
    ['no end', { from: '1.8' }, [['to', undefined, 'the release of KubeVirt to upgrade to', 'Give to.']]],
    ['no beginning', { cdiTo: '1.66' }, [['cdiFrom', undefined, 'the release of CDI that the cluster runs', 'Give cdiFrom, or state cdiVersion of the Platform.']]],
    ['what is no release', { from: 'v1', to: 'latest' }, [
      ['from', 'v1', 'a release of KubeVirt', 'Write `major.minor`, such as 1.9.'],
      ['to', 'latest', 'a release of KubeVirt', 'Write `major.minor`, such as 1.9.'],
    ]],
    ['a downgrade', { from: '1.9', to: '1.8' }, [['to', '1.8', 'a release after 1.9', 'Swap from and to: a downgrade is not judged.']]],
    ['a downgrade of a patch', { from: '1.8.2', to: '1.8.0' }, [['to', '1.8.0', 'a release after 1.8.2', 'Swap from and to: a downgrade is not judged.']]],
    ['the same', { kubernetesFrom: '1.34', kubernetesTo: '1.34' }, [
      ['kubernetesTo', '1.34', 'another minor release of Kubernetes than 1.34', 'Patch releases of 1.34 are judged alike, so there is nothing to compare.'],
    ]],
    ['a patch', { from: '1.9.0', to: 'v1.9.2' }, [
      ['to', 'v1.9.2', 'another minor release of KubeVirt than 1.9', 'Patch releases of 1.9 are judged alike, so there is nothing to compare.'],
    ]],
    ['to what is not known', { from: '1.9', to: '1.10' }, [
      ['to', '1.10', 'another minor release of KubeVirt than 1.9', 'KubeVirt 1.9 and 1.10 are both judged as 1.9: known are 1.6 to 1.9.'],
    ]],
  ])('%s', (_, props, found) => {
    expect(problems(props)).toEqual(found);
  });
});

test('the Platform says where it begins', () => {
  const stated = { kubevirtVersion: '1.7.4', kubernetesVersion: '1.34', cdiVersion: '1.64.0' };
  expect(problems({ to: '1.9' }, stated)).toEqual([]);
  expect(upgradePath({ to: '1.9' }, stated)).toEqual({
    projects: [{ project: 'kubevirt', name: 'KubeVirt', from: '1.7.4', to: '1.9', judgedFrom: '1.7', judgedTo: '1.9' }],
    from: { kubevirtVersion: '1.7.4' },
    to: { kubevirtVersion: '1.9' },
  });
});

test('one of two may stay the same', () => {
  expect(problems({ from: '1.9.0', to: '1.9.1', kubernetesFrom: '1.34', kubernetesTo: '1.35' })).toEqual([]);
});

test('what is not known is judged as the nearest', () => {
  expect(notesOf(upgradePath({ from: '1.4.1', to: '1.10', kubernetesFrom: '1.34', kubernetesTo: '1.35' }, {}))).toEqual([
    'KubeVirt 1.4.1 is not known: it is judged as 1.6, the nearest that is.',
    'KubeVirt 1.10 is not known: it is judged as 1.9, the nearest that is.',
  ]);
});

describe('the order', () => {
  test.each<[UpgradeOptions, string]>([
    [{ from: '1.8', to: '1.9' }, 'KubeVirt 1.8 -> 1.9.'],
    [{ from: '1.8', to: '1.9', cdiFrom: '1.65', cdiTo: '1.66' }, 'KubeVirt 1.8 -> 1.9, then CDI 1.65 -> 1.66.'],
    [{ kubernetesFrom: '1.33', kubernetesTo: '1.34' }, 'Kubernetes 1.33 -> 1.34.'],
    [{ kubernetesFrom: '1.33', kubernetesTo: '1.35' }, 'Kubernetes 1.33 -> 1.35 (a control plane goes one minor at a time).'],
    [{ from: '1.8', to: '1.9', kubernetesFrom: '1.35', kubernetesTo: '1.36' },
      'KubeVirt 1.8 -> 1.9, then Kubernetes 1.35 -> 1.36: KubeVirt 1.9 supports Kubernetes 1.34 to 1.36.'],
    [{ from: '1.8', to: '1.9', kubernetesFrom: '1.33', kubernetesTo: '1.34' },
      'Kubernetes 1.33 -> 1.34, then KubeVirt 1.8 -> 1.9: KubeVirt 1.8 supports Kubernetes 1.33 to 1.35, KubeVirt 1.9 supports Kubernetes 1.34 to 1.36.'],
    [{ from: '1.6', to: '1.9', kubernetesFrom: '1.33', kubernetesTo: '1.34' },
      'KubeVirt 1.6 -> 1.9 and Kubernetes 1.33 -> 1.34 in turns, over releases in between: '
      + 'KubeVirt 1.6 supports Kubernetes 1.31 to 1.33, KubeVirt 1.9 supports Kubernetes 1.34 to 1.36.'],
    [{ from: '1.4', to: '1.6', kubernetesFrom: '1.30', kubernetesTo: '1.31' },
      'Kubernetes 1.30 -> 1.31, then KubeVirt 1.4 -> 1.6: KubeVirt 1.4 supports releases of Kubernetes that are not known, KubeVirt 1.6 supports Kubernetes 1.31 to 1.33.'],
  ])('%j', (props, order) => {
    expect(upgradeOrder(upgradePath(props, {}))).toBe(order);
  });
});
