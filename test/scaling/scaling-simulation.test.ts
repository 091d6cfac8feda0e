import { Chart, Duration, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { LoadCurve, ScalingSimulation, ScalingSimulationProps, SimulatedWorkload, StartLatency } from '../../src';

const STEP = LoadCurve.steps([{ at: Duration.seconds(0), cpus: 1.4 }, { at: Duration.seconds(15), cpus: 2.8 }]);

function autoscaler(props: Partial<kplus.HorizontalPodAutoscalerProps> = {}): kplus.HorizontalPodAutoscaler {
  const chart = new Chart(Testing.app(), 'c');
  const target = new kplus.Deployment(chart, 'web', { replicas: undefined, containers: [{ image: 'web:1' }] });
  return new kplus.HorizontalPodAutoscaler(chart, 'hpa', {
    target, minReplicas: 2, maxReplicas: 10, metrics: [kplus.Metric.resourceCpu(kplus.MetricTarget.averageUtilization(70))], ...props,
  });
}

const workload = (name: string, startLatency: StartLatency, more: Partial<SimulatedWorkload> = {}): SimulatedWorkload => (
  { name, autoscaler: autoscaler(), startLatency, cpuRequest: kplus.Cpu.units(1), ...more }
);
const BOTH = [workload('container', StartLatency.container()), workload('vm', StartLatency.virtualMachine())];
const simulation = (more: Partial<ScalingSimulationProps> = {}) => (
  new ScalingSimulation({ load: STEP, duration: Duration.minutes(5), workloads: BOTH, ...more })
);

/** By hand: the third container serves from 52 s on and counts from 75 s on, the third VM from 270 s and 285 s on. */
test('a VM starves where a container recovers', () => {
  expect(simulation().traces.map(({ samples: _, ...rest }) => rest)).toEqual([
    { name: 'container', peakReplicas: 4, changes: 2, unmetCpuSeconds: 36, unmetSeconds: 45, replicaSeconds: 1170 },
    { name: 'vm', peakReplicas: 4, changes: 2, unmetCpuSeconds: 204, unmetSeconds: 255, replicaSeconds: 960 },
  ]);
});

test('a sample for each sync', () => {
  const [{ samples }] = simulation({ duration: Duration.seconds(30), workloads: [workload('container', StartLatency.container())] }).traces;
  expect(samples).toEqual([
    { seconds: 0, demandCpus: 1.4, replicas: 2, readyReplicas: 2, unmetCpus: 0 },
    { seconds: 15, demandCpus: 2.8, replicas: 3, readyReplicas: 2, unmetCpus: 0.8 },
    { seconds: 30, demandCpus: 2.8, replicas: 3, readyReplicas: 2, unmetCpus: 0.8 },
  ]);
});

test('a limit above the request serves more, and replicas may be there from the beginning', () => {
  const traceOf = (more: Partial<SimulatedWorkload>) => simulation({ workloads: [workload('vm', StartLatency.virtualMachine(), more)] }).traces[0];
  expect(traceOf({ cpuLimit: kplus.Cpu.units(2) }).unmetCpuSeconds).toBe(0);
  expect(traceOf({ initialReplicas: 3 }).samples[0]).toMatchObject({ replicas: 3, readyReplicas: 3 });
});

test('as text', () => {
  expect(simulation({ duration: Duration.seconds(75) }).toString()).toBe([
    '           peak  changes  unmet     longest unmet  replicas × hours',
    'container  4     2        36 CPU·s  45 s           0.08',
    'vm         3     1        60 CPU·s  75 s           0.07',
    '',
    '      demand    container ready/all  vm ready/all',
    '0 s   1.4 CPUs  2/2                  2/2',
    '15 s  2.8 CPUs  2/3                  2/3',
    '60 s  2.8 CPUs  3/3                  2/3',
    '75 s  2.8 CPUs  3/4                  2/3',
  ].join('\n'));
});

test('as JSON', () => expect(JSON.parse(simulation().toJson())).toEqual(simulation().traces));

test('as a plot, whatever the names', () => {
  const svg = simulation({ duration: Duration.seconds(30), workloads: [workload('<a> & \u0007b', StartLatency.container())] }).toSvg();
  expect(svg).toContain('<text x="200" y="20" fill="#1f77b4">&#60;a&#62; &#38;  b</text>');
  expect(svg.match(/<path d="[^"]+" fill="none" stroke="[^"]+"\/>/g)).toEqual([
    '<path d="M50 50V250H850" fill="none" stroke="black"/>',
    '<path d="M50 150L450 50L850 50" fill="none" stroke="#7f7f7f"/>',
    '<path d="M50 150L450 107.14L850 107.14" fill="none" stroke="#1f77b4"/>',
    '<path d="M50 290V490H850" fill="none" stroke="black"/>',
    '<path d="M50 356.67L450 290L850 290" fill="none" stroke="#1f77b4"/>',
  ]);
  expect(svg.endsWith('</svg>\n')).toBe(true);
});

const what = 'ScalingSimulation workload a';
test.each<[string, Partial<ScalingSimulationProps>, string]>([
  ['no workload', { workloads: [] }, 'ScalingSimulation workloads: got []; allowed: one or more. Give a container and a VM to compare them.'],
  ['a name twice', { workloads: [BOTH[0], BOTH[0]] }, 'ScalingSimulation workloads: got "container"; allowed: each name once. Give each workload a name of its own.'],
  ['no time', { duration: Duration.seconds(0) },
    'ScalingSimulation duration: got "0 s"; allowed: more than 0 s, at most 7 days. Simulate the part of the load that rises and falls.'],
  ['a year', { duration: Duration.days(365) },
    'ScalingSimulation duration: got "31536000 s"; allowed: more than 0 s, at most 7 days. Simulate the part of the load that rises and falls.'],
  ['another construct', { workloads: [workload('a', StartLatency.container(), { autoscaler: new Chart(Testing.app(), 'other') })] },
    `${what}: autoscaler: got "other"; allowed: a construct with one HorizontalPodAutoscaler. Give the autoscaler itself.`],
  ['another metric', {
    workloads: [workload('a', StartLatency.container(), {
      autoscaler: autoscaler({ metrics: [kplus.Metric.resourceMemory(kplus.MetricTarget.averageUtilization(70))] }),
    })],
  }, `${what}: autoscaler: got "c/hpa"; allowed: a metric with a target of CPU utilization. Only CPU utilization is simulated.`],
  ['a limit below the request', { workloads: [workload('a', StartLatency.container(), { cpuLimit: kplus.Cpu.millis(500) })] },
    `${what}: cpuRequest: got "1, cpuLimit 500m"; allowed: more than 0, at most cpuLimit. Give what the pod requests.`],
  ['half a replica', { workloads: [workload('a', StartLatency.container(), { initialReplicas: 0.5 })] },
    `${what}: initialReplicas: got 0.5; allowed: whole numbers from 1 to 10000. Give the replicas that serve at the beginning: an autoscaler leaves none as it is.`],
])('%s is refused', (_, more, message) => {
  expect(() => simulation(more)).toThrow(new Error(message));
});
