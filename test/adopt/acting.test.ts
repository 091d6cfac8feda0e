import { adopt } from '../../src/adopt/adopt';

const pool = (requests: object) => ({
  apiVersion: 'pool.kubevirt.io/v1beta1',
  kind: 'VirtualMachinePool',
  metadata: { name: 'web', namespace: 'shop' },
  spec: {
    selector: { matchLabels: { app: 'web' } },
    virtualMachineTemplate: {
      metadata: { labels: { app: 'web' } },
      spec: { runStrategy: 'Always', template: { metadata: { labels: { app: 'web' } }, spec: { domain: { memory: { guest: '1Gi' }, ...requests, devices: {} } } } },
    },
  },
});
const autoscaler = {
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: { name: 'web', namespace: 'shop' },
  spec: {
    scaleTargetRef: { apiVersion: 'pool.kubevirt.io/v1beta1', kind: 'VirtualMachinePool', name: 'web' },
    maxReplicas: 6,
    metrics: [{ type: 'ContainerResource', containerResource: { container: 'compute', name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } }],
  },
};

test.each<[string, object, string]>([
  ['an autoscaler that changes nothing', { resources: { requests: { cpu: '1' } } }, 'construct'],
  ['one that would give its target a request', {}, 'ApiObject'],
])('%s', (_, requests, by) => {
  const { report: { objects, unproven } } = adopt([pool(requests), autoscaler]);
  expect({ unproven, ways: objects.map((object) => object.by) }).toEqual({ unproven: [], ways: ['construct', by] });
});
