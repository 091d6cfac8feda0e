import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { withoutDefaults } from '../../projenrc/plus/goldens';
import { WRITTEN_DEFAULTS } from '../../projenrc/plus/versions';
import { EdgeMonitor, EdgeMonitorProps } from '../../src/edge';
import { Architecture } from '../../src/platform';
import { newChart, object } from '../compute/fixture';

const specOf = (props: Partial<EdgeMonitorProps> = {}) => {
  const chart = newChart();
  new EdgeMonitor(chart, 'monitor', { image: 'registry.example.com/monitor:1.0.0', ...props });
  return object(chart, 'Deployment').spec;
};

test('the usual one', () => {
  const { spec } = withoutDefaults({ spec: specOf() }, WRITTEN_DEFAULTS) as { readonly spec: unknown };
  expect(spec).toEqual({
    replicas: 1,
    minReadySeconds: 0,
    progressDeadlineSeconds: 600,
    selector: { matchLabels: { 'app.kubernetes.io/name': 'monitor' } },
    template: {
      metadata: { labels: { 'app.kubernetes.io/name': 'monitor', 'cdk8s.io/metadata.addr': 'chart-monitor-c8f3b085' } },
      spec: {
        automountServiceAccountToken: false,
        dnsPolicy: 'ClusterFirst',
        hostNetwork: false,
        nodeSelector: { 'kubernetes.io/arch': 'arm64' },
        restartPolicy: 'Always',
        setHostnameAsFQDN: false,
        terminationGracePeriodSeconds: 30,
        securityContext: { runAsNonRoot: true, runAsUser: 10001, seccompProfile: { type: 'RuntimeDefault' } },
        containers: [{
          name: 'monitor',
          image: 'registry.example.com/monitor:1.0.0',
          imagePullPolicy: 'IfNotPresent',
          resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '256Mi' } },
          securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
        }],
      },
    },
  });
});

test.each<[string, Partial<EdgeMonitorProps>, object]>([
  ['labels', { labels: { 'app.kubernetes.io/name': 'agent', 'tier': 'edge' } }, {
    selector: { matchLabels: { 'app.kubernetes.io/name': 'agent' } }, template: { metadata: { labels: { 'app.kubernetes.io/name': 'agent', 'tier': 'edge' } } },
  }],
  ['replicas', { replicas: 2 }, { replicas: 2 }],
  ['a user', { user: 5 }, { template: { spec: { securityContext: { runAsUser: 5 } } } }],
  ['an architecture', { architecture: Architecture.AMD64 }, { template: { spec: { nodeSelector: { 'kubernetes.io/arch': 'amd64' } } } }],
  ['tolerations', { tolerations: [kplus.NodeTaintQuery.exists('edge-node')] }, { template: { spec: { tolerations: [{ key: 'edge-node', operator: 'Exists' }] } } }],
  ['a container', {
    containerName: 'agent', envVariables: { OFFLINE_MODE: kplus.EnvValue.fromValue('true') }, resources: { memory: { request: Size.mebibytes(1) } },
  }, { template: { spec: { containers: [{ name: 'agent', env: [{ name: 'OFFLINE_MODE', value: 'true' }], resources: { requests: { memory: '1Mi' } } }] } } }],
])('%s of its own', (_, props, expected) => expect(specOf(props)).toMatchObject(expected));

test('an image that is not pinned is refused, unless it may be pulled', () => {
  expect(() => specOf({ image: 'monitor' })).toThrow('[chart/monitor] image: got "monitor"; allowed: an image with a digest, or a tag other than latest.');
  expect(specOf({ image: 'monitor', offline: false }).template.spec.containers[0].image).toBe('monitor');
});
