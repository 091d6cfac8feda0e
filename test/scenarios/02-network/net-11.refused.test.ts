import { vmByHand } from '../network-mistakes';
import { refused } from '../refused';

refused({
  '02-network/R44': [(chart) => vmByHand(chart, undefined, undefined, { readinessProbe: { httpGet: { port: 80 }, guestAgentPing: {} } }), 'rejected probe/requires-one-handler spec.template.spec.readinessProbe: ["httpGet","guestAgentPing"]'],
  '02-network/R45': [
    (chart) => vmByHand(chart, [{ name: 'default', bridge: {} }], [{ name: 'default', multus: { networkName: 'storage' } }], {
      readinessProbe: { tcpSocket: { port: 80 } },
    }),
    'rejected probe/requires-pod-network spec.template.spec.readinessProbe.tcpSocket: no pod network',
  ],
  '02-network/R46': [(chart) => vmByHand(chart, undefined, undefined, { startupProbe: { tcpSocket: { port: 80 } } }), 'rejected schema/has-known-field spec.template.spec.startupProbe: {"tcpSocket":{"port":80}}'],
  '02-network/R47': [
    (chart) => vmByHand(chart, undefined, undefined, {
      livenessProbe: { guestAgentPing: {}, initialDelaySeconds: 1, periodSeconds: 2, failureThreshold: 2 },
    }),
    'advised probe-delay/fits-boot spec.template.spec.livenessProbe.initialDelaySeconds: 1',
  ],
});
