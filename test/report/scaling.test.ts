import { reportOn } from './report-on';

const deployment = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'demo' },
  spec: {
    selector: { matchLabels: { app: 'web' } },
    template: { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'web', image: 'a/web:1.0', resources: { requests: { cpu: '1' }, limits: { cpu: '1' } } }] } },
  },
};
const autoscaler = (spec: object) => ({
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: { name: 'web', namespace: 'demo' },
  spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }, minReplicas: 2, maxReplicas: 10, ...spec },
});
const cpu = { metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 50 } } }] };

test('an autoscaler follows a load', () => {
  const { scaling: [{ samples, ...scaling }] } = reportOn([deployment, autoscaler(cpu)]);
  expect(scaling).toEqual({
    workload: 'Deployment/demo/web',
    autoscaler: 'HorizontalPodAutoscaler/demo/web',
    least: 2,
    most: 10,
    utilization: 50,
    end: 4500,
    unmetSeconds: expect.any(Number),
    peakReplicas: 8,
  });
  expect([samples[0], samples[samples.length - 1]]).toEqual([
    { seconds: 0, demand: 1, served: 1, replicas: 2, ready: 2 }, { seconds: expect.any(Number), demand: 1, served: 1, replicas: 2, ready: 2 },
  ]);
  expect(Math.max(...samples.map(({ demand }) => demand))).toBe(4);
});

test.each([['another metric', {}], ['no bound', { ...cpu, maxReplicas: 1 }], ['another target', { ...cpu, scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'x' } }]])(
  'with %s nothing is simulated', (_, spec) => {
    expect(reportOn([deployment, autoscaler(spec)]).scaling).toEqual([]);
  },
);
