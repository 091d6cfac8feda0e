import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { EvictionStrategy, GuestCpu, Platform, VirtualMachine } from '../../../src';
import { Mistake, refused } from '../refused';
import { DOMAIN, pool, vm } from './by-hand.shared';

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const required = `affinity.podAntiAffinity.${REQUIRED}[0]`;
const inPool = `spec.virtualMachineTemplate.spec.template.spec.${required}`;
const apart = { affinity: { podAntiAffinity: { [REQUIRED]: [{ topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { app: 'p' } } }] } } };

/** On the pod network so that it can move. */
const MOVABLE = {
  domain: { ...DOMAIN, devices: { interfaces: [{ name: 'default', masquerade: {} }] } }, networks: [{ name: 'default', pod: {} }],
};

const onTwoNodes = (mistake: Mistake): Mistake => (chart, app) => {
  new Platform(app, 'platform', { nodes: [{ count: 2, cpus: 16, memory: Size.gibibytes(64) }] });
  mistake(chart, app);
};

refused({
  '05-runtime-scaling/R24': [onTwoNodes(pool({}, apart, { replicas: 3 })), `unstartable node-room/fits-topology ${inPool}: 3 pods`],
  '05-runtime-scaling/R25': [
    onTwoNodes(pool({}, { ...apart, ...MOVABLE, evictionStrategy: 'LiveMigrate' }, { replicas: 2 })), `advised drain/fits-remaining-nodes ${inPool}: 2 pods`,
  ],
  '05-runtime-scaling/R26': [
    vm({}, { nodeSelector: { 'kubevirt.io/schedulable': 'false' } }),
    'unstartable node-selector/requires-schedulable-node spec.template.spec.nodeSelector[kubevirt.io/schedulable]: false',
  ],
  '05-runtime-scaling/R27': [vm({}, { nodeName: 'node-1' }), 'rejected schema/has-known-field spec.template.spec.nodeName: node-1'],
  '05-runtime-scaling/R28': [
    vm({}, { domain: { ...DOMAIN, cpu: { cores: 2, numa: { guestMappingPassthrough: {} } } } }),
    'rejected numa/requires-dedicated-cpus spec.template.spec.domain.cpu.numa.guestMappingPassthrough: {}',
    'rejected numa/requires-hugepages spec.template.spec.domain.cpu.numa.guestMappingPassthrough: {}',
  ],
});

refused({
  '05-runtime-scaling/R25 in props': [
    onTwoNodes((chart) => {
      const databases = kplus.Pods.select(chart, 'databases', { labels: { 'app.kubernetes.io/name': 'db' } });
      for (const name of ['db-a', 'db-b']) {
        new VirtualMachine(chart, name, {
          memory: Size.gibibytes(1), labels: { 'app.kubernetes.io/name': 'db' }, evictionStrategy: EvictionStrategy.LIVE_MIGRATE,
        }).scheduling.separate(databases);
      }
    }),
    `advised drain/fits-remaining-nodes spec.template.spec.${required}: 2 pods`,
  ],
  '05-runtime-scaling/R28 in props': [
    (chart) => new VirtualMachine(chart, 'vm', { memory: Size.gibibytes(1), cpu: GuestCpu.dedicated({ cores: 2, numaPassthrough: true }) }),
    'rejected numa/requires-hugepages spec.template.spec.domain.cpu.numa.guestMappingPassthrough: {}',
  ],
});
