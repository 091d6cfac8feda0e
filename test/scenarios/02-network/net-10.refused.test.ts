import { Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { IpAddressPool } from '../../../src';
import { vm, vmByHand } from '../network-mistakes';
import { manifest, refused } from '../refused';

const LABELS = { app: 'web' };
const service = (chart: Chart, spec: object) => manifest(chart, {
  apiVersion: 'v1', kind: 'Service', spec: { selector: LABELS, ports: [{ port: 80 }], ...spec },
});

refused({
  '02-network/R39': [
    (chart) => {
      new kplus.Namespace(chart, 'apps', { metadata: { name: 'apps' } });
      vm(chart);
      service(chart, {});
    },
    'advised pod-selector/matches-pods spec.selector: {"matchLabels":{"app":"web"}}',
  ],
  '02-network/R40': [
    (chart) => {
      vmByHand(chart, [{ name: 'default', sriov: {} }], [{ name: 'default', multus: { networkName: 'fast' } }], { metadata: { labels: LABELS } });
      service(chart, {});
    },
    'advised service/requires-pod-network spec.selector: {"app":"web"}',
  ],
  '02-network/R41': [
    (chart) => {
      vm(chart, { labels: LABELS });
      service(chart, { ports: [{ port: 80, targetPort: 'http' }] });
    },
    'advised service/references-forwarded-port spec.ports[0].targetPort: http',
  ],
  '02-network/R42': [
    (chart) => {
      new IpAddressPool(chart, 'public', { addresses: ['192.0.2.0/28'] });
      service(chart, { type: 'LoadBalancer', loadBalancerIP: '192.0.2.1' });
    },
    'advised service/avoids-load-balancer-ip spec.loadBalancerIP: 192.0.2.1',
  ],
  '02-network/R43': [(chart) => service(chart, { type: 'LoadBalancer', clusterIP: 'None' }), 'rejected service/requires-ports spec.clusterIP: None'],
});
