import { Chart } from 'cdk8s';
import { Mistake, refused } from '../refused';
import { Fields, IMAGE, object } from './minimal-vm.shared';

const TEMPLATE = {
  metadata: { labels: { app: 'desk' } },
  spec: {
    runStrategy: 'Always',
    template: {
      metadata: { labels: { app: 'desk' } },
      spec: {
        domain: { memory: { guest: '2Gi' }, devices: { disks: [{ name: 'root', disk: { bus: 'virtio' } }] } },
        volumes: [{ name: 'root', ...IMAGE }],
      },
    },
  },
};
const pool = (fields: Fields) => object('pool.kubevirt.io/v1beta1', 'VirtualMachinePool', {
  replicas: 2, selector: { matchLabels: { app: 'desk' } }, virtualMachineTemplate: TEMPLATE, ...fields,
});
const clone = (spec: Fields) => object('clone.kubevirt.io/v1beta1', 'VirtualMachineClone', spec);
const policy = (spec: Fields): Mistake => (_, app) => object('migrations.kubevirt.io/v1alpha1', 'MigrationPolicy', {
  selectors: { namespaceSelector: { tier: 'gold' } }, ...spec,
})(new Chart(app, 'cluster'));
const VM = { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: 'golden' };

refused({
  '12-platforms/R65': [
    pool({ selector: { matchLabels: { app: 'other' } } }),
    'rejected selector/matches-template spec.selector.matchLabels.app: other',
  ],
  '12-platforms/R65 two strategies': [
    pool({ scaleInStrategy: { proactive: { selectionPolicy: { sortPolicy: 'Random' } }, unmanaged: {} } }),
    'rejected pool/excludes-second-strategy spec.scaleInStrategy: ["unmanaged","proactive"]',
  ],
  ...Object.fromEntries([0, '0%', '150%'].map((maxUnavailable) => [
    `12-platforms/R65 maxUnavailable ${maxUnavailable}`,
    [pool({ maxUnavailable }), `rejected pool/has-valid-max-unavailable spec.maxUnavailable: ${JSON.stringify(maxUnavailable)}`],
  ])),
  '12-platforms/R66': [clone({ source: VM, target: VM }), 'rejected clone/has-unique-name spec.target.name: golden'],
  '12-platforms/R66 without group': [
    clone({ source: { kind: 'VirtualMachine', name: 'golden' }, target: { ...VM, name: 'copy' } }),
    'rejected clone/has-known-source spec.source.apiGroup: undefined',
  ],
  '12-platforms/R67': [policy({ completionTimeoutPerGiB: -1 }), 'rejected migration-policy/excludes-negative spec.completionTimeoutPerGiB: -1'],
  '12-platforms/R67 downtime': [
    policy({ maxDowntimeMs: 300 }),
    'rejected migration-policy/requires-gate-for-stall-detection spec.maxDowntimeMs: 300',
  ],
  '12-platforms/R100': [pool({ replicas: -1 }), 'rejected schema/fits-bounds spec.replicas: -1'],
});
