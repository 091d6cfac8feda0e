import * as kplus from 'cdk8s-plus-28';
import { errors } from './fixture';
import { VirtualMachine } from '../../src/compute';
import { ArgoSyncWave } from '../../src/gitops';
import { newChart, objects, problems, SMALL } from '../compute/fixture';

const waves = (chart: ReturnType<typeof newChart>) => objects(chart).map(({ kind, metadata }) => [kind, metadata.annotations?.['argocd.argoproj.io/sync-wave']]);

test('waves of L2s, of objects of cdk8s-plus and of what stands in one construct', () => {
  const chart = newChart();
  const config = new kplus.ConfigMap(chart, 'config');
  const vm = new VirtualMachine(chart, 'vm', SMALL);
  new kplus.Secret(vm, 'token');
  ArgoSyncWave.assign(-1, config);
  ArgoSyncWave.assign(2, vm);
  expect(waves(chart)).toEqual([['ConfigMap', '-1'], ['VirtualMachine', '2'], ['Secret', '2']]);
  expect(problems(chart)).toEqual([]);
});

test('the last one counts', () => {
  const chart = newChart();
  const vm = new VirtualMachine(chart, 'vm', SMALL);
  ArgoSyncWave.assign(1, chart);
  ArgoSyncWave.assign(3, vm);
  expect(waves(chart)).toEqual([['VirtualMachine', '3']]);
});

test('what is made later is told', () => {
  const chart = newChart();
  const vm = new VirtualMachine(chart, 'vm', SMALL);
  ArgoSyncWave.assign(1, vm);
  new kplus.Secret(vm, 'token', { metadata: { name: 'token' } });
  expect(problems(chart).filter((problem) => problem.startsWith('ArgoSyncWave'))).toEqual([
    'ArgoSyncWave.assign: got "Secret token without a wave"; allowed: a call after all objects are made. Call it later, or for this object, too.',
  ]);
});

test('half a wave is refused', () => {
  expect(errors((chart) => ArgoSyncWave.assign(0.5, chart))).toEqual([
    'ArgoSyncWave.assign: got 0.5',
  ]);
});
