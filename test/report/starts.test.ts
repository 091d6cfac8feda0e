import { reportOn, vm } from './report-on';

test('VMs that start alike are one line, the slowest first', () => {
  const { starts } = reportOn([
    vm('web', 'b', '1Gi'), vm('web', 'a', '1Gi'),
    { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p', namespace: 'web' }, spec: { containers: [{ name: 'p', image: 'a/p:1' }] } },
  ]);
  expect(starts.map(({ workloads, instances, examples, isGuest }) => ({ workloads, instances, examples, isGuest }))).toEqual([
    { workloads: 2, instances: 2, examples: ['VirtualMachine/web/a', 'VirtualMachine/web/b'], isGuest: true },
    ...starts.length > 1 ? [{ workloads: 1, instances: 1, examples: ['Pod/web/p'], isGuest: false }] : [],
  ]);
  const [{ phases: { prepare, start, ready }, total }] = starts;
  expect(total).toEqual({ min: prepare.min + start.min + ready.min, max: prepare.max + start.max + ready.max });
});
