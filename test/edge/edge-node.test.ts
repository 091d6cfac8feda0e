import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { EdgeCapacity, EdgeFootprint, EdgeNode } from '../../src/edge';
import { Architecture } from '../../src/platform';
import { problemsOf } from '../../src/usage-error';

const [ONE, HALF] = [Size.gibibytes(1), kplus.Cpu.millis(500)];
const said = ({ name, cpuMillis, memory }: EdgeFootprint) => [name, cpuMillis, memory.toKibibytes()];

test.each<[string, EdgeFootprint, unknown[]]>([
  ['the operating system', EdgeFootprint.operatingSystem(), ['operating system', 100, 256 * 1024]],
  ['K3s', EdgeFootprint.k3s(), ['K3s server', 300, Math.ceil(1588e6 / 1024)]],
  ['K3s, measured', EdgeFootprint.k3s({ cpu: HALF, memory: ONE }), ['K3s server', 500, 2 ** 20]],
  ['CDI', EdgeFootprint.cdi(), ['CDI', 400, 600 * 1024]],
  // 2 × 450 + 500 + 275 + 150 + 325, and 2 × 10 + 5 + 10 + 5 + 10.
  ['KubeVirt', EdgeFootprint.kubeVirt(), ['KubeVirt', 50, 2150 * 1024]],
  ['KubeVirt as it is without EdgeKubeVirt', EdgeFootprint.kubeVirt({ infraReplicas: 2 }), ['KubeVirt', 70, 3075 * 1024]],
  ['KubeVirt, smaller', EdgeFootprint.kubeVirt({
    operatorReplicas: 1,
    componentMemory: { virtApi: Size.mebibytes(150), virtController: Size.mebibytes(150), virtExportProxy: ONE, virtHandler: ONE },
  }), ['KubeVirt', 40, (450 + 300 + 2048) * 1024]],
  ['an agent', EdgeFootprint.of('agent', { memory: ONE }), ['agent', 0, 2 ** 20]],
])('%s', (_, footprint, expected) => expect(said(footprint)).toEqual(expected));

test('a node has left what its footprint does not take', () => {
  const node = new EdgeNode({ footprint: [EdgeFootprint.of('agent', { cpu: HALF, memory: ONE })], labels: { site: 'x' } });
  const { memory, ...allocatable } = node.allocatable;
  expect([allocatable, memory.toGibibytes()]).toEqual([{ count: 1, cpus: 3.5, architecture: Architecture.ARM64, labels: { site: 'x' } }, 7]);
  expect(new EdgeNode().footprint.map(({ name }) => name)).toEqual(['operating system', 'K3s server', 'KubeVirt', 'CDI']);
  expect(new EdgeNode({ cpus: 2, memory: ONE, architecture: Architecture.AMD64, footprint: [], taints: [] }).allocatable).toEqual({
    count: 1, cpus: 2, memory: Size.kibibytes(2 ** 20), architecture: Architecture.AMD64, taints: [],
  });
});

test('a node must have CPUs', () => {
  expect(problemsOf(new EdgeNode({ cpus: 0 }))).toEqual([{ what: 'node.cpus', got: 0, allowed: 'a number above 0', fix: 'Write the CPUs of the node.' }]);
});

test.each([[500, true], [1000, true], [1001, false]])('the calculation of a pod of %im', (cpuMillis, fits) => {
  const node = new EdgeNode({ cpus: 1, memory: ONE, footprint: [EdgeFootprint.of('agent', { memory: Size.mebibytes(24) })] });
  const capacity = new EdgeCapacity(node, [{ name: 'pos', cpuMillis, memory: Size.mebibytes(1000) }]);
  expect(capacity.fits).toBe(fits);
  expect(capacity.lines.map(({ name }) => name)).toEqual(['agent', 'pos']);
  expect([capacity.total.cpuMillis, capacity.total.memory.toMebibytes()]).toEqual([cpuMillis, 1024]);
});

test('a node with too little memory, as a table', () => {
  const capacity = new EdgeCapacity(new EdgeNode({ cpus: 2, memory: ONE, footprint: [EdgeFootprint.cdi()] }), [{ name: 'pos', cpuMillis: 5, memory: ONE }]);
  expect(capacity.fits).toBe(false);
  expect(capacity.toText()).toBe([
    'CDI    600Mi   400m',
    'pos   1024Mi     5m',
    'sum   1624Mi   405m',
    'node  1024Mi  2000m',
  ].join('\n'));
});
