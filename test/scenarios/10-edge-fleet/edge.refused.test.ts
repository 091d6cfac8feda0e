import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { armVm } from './arm64.shared';
import { overfull } from './node.shared';
import {
  EdgeStorage, EdgeStoreDefinition, EdgeStoreFleet, EvictionStrategy, GuestCpu, Platform, PodDisruptionBudget, StoreInventory, VirtualMachine,
} from '../../../src';
import { manifest, Mistake, refused } from '../refused';

const VM: EdgeStoreDefinition['virtualMachine'] = { image: 'registry.example.com/images/pos:1.0.0', memory: Size.gibibytes(2) };

const fleet = (store: Partial<EdgeStoreDefinition> = {}, inventory = StoreInventory.numbered(1)): Mistake => (_, app) => {
  new EdgeStoreFleet(app, 'fleet', { inventory, store: { virtualMachine: VM, ...store } });
};
const csv = (...lines: readonly string[]): Mistake => () => { StoreInventory.fromCsv(lines.join('\n'), 'stores.csv'); };

/** What somebody adds by hand to a cluster of one node. */
const onOneNode = (mistake: Mistake): Mistake => (chart, app) => {
  new Platform(app, 'Platform', { nodes: [{ count: 1, cpus: 4, memory: Size.gibibytes(8) }] });
  mistake(chart, app);
};
const deployment = (image: string, more: object = {}, replicas = 1): Mistake => (chart) => manifest(chart, {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  spec: {
    replicas,
    selector: { matchLabels: { app: 'monitor' } },
    template: { metadata: { labels: { app: 'monitor' } }, spec: { containers: [{ name: 'monitor', image }], ...more } },
  },
});
const onHost = {
  affinity: {
    podAntiAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: [
        { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { app: 'monitor' } } },
      ],
    },
  },
};

refused({
  '10-edge-fleet/R8': [
    armVm({ cpu: { model: 'Haswell' }, firmware: { bootloader: { bios: {} } }, devices: { watchdog: { name: 'wd', i6300esb: {} } } }),
    'unstartable cpu/requires-host-passthrough-on-arm64 spec.template.spec.domain.cpu.model: Haswell',
    'unstartable watchdog/fits-architecture spec.template.spec.domain.devices.watchdog: {"i6300esb":{},"name":"wd"}',
    'unstartable firmware/excludes-bios-on-arm64 spec.template.spec.domain.firmware.bootloader.bios: {}',
  ],
  '10-edge-fleet/R9': [fleet({ virtualMachine: { ...VM, cpu: GuestCpu.cores(4) } }), ...overfull(2470, 4005)],
  '10-edge-fleet/R10': [fleet({ virtualMachine: { ...VM, memory: Size.gibibytes(6) } }), ...overfull(6542, 1005)],
  '10-edge-fleet/R11': [
    fleet({ virtualMachine: { ...VM, image: 'registry.example.com/images/pos:latest' } }),
    '[store-001/pos] image: got "registry.example.com/images/pos:latest"',
  ],
  '10-edge-fleet/R11, monitor without tag': [
    fleet({ monitor: { image: 'registry.example.com/edge/monitor' } }),
    '[store-001/monitor] image: got "registry.example.com/edge/monitor"',
  ],
  '10-edge-fleet/R12': [
    fleet({ virtualMachine: { ...VM, storage: EdgeStorage.storageClass('ceph-block', { provisioner: 'rook-ceph.rbd.csi.ceph.com' }) } }),
    '[store-001/pos] storage: got "ceph-block of rook-ceph.rbd.csi.ceph.com"',
  ],
  '10-edge-fleet/R13': [
    fleet({ virtualMachine: { ...VM, evictionStrategy: EvictionStrategy.LIVE_MIGRATE } }),
    '[store-001] evictionStrategy: got "LiveMigrate"',
  ],
  '10-edge-fleet/R13, by hand': [
    onOneNode(armVm({ devices: { interfaces: [{ name: 'default', masquerade: {} }] } }, { evictionStrategy: 'LiveMigrate', networks: [{ name: 'default', pod: {} }] })),
    'advised drain/requires-other-node spec.template.spec.evictionStrategy: one node that it fits, of nodes[0] (1 node)',
  ],
  '10-edge-fleet/R14': [
    onOneNode(deployment('monitor:1.0.0', onHost, 2)),
    'unstartable node-room/fits-topology spec.template.spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0]: 2 pods',
  ],
  '10-edge-fleet/R15': [csv('id,wave', 'store-001,canary', 'store-001,main'), 'stores.csv:3:1: id: got "store-001"'],
  '10-edge-fleet/R15, DNS label': [csv('id', 'Store_001'), 'stores.csv:2:1: id: got "Store_001"'],
  '10-edge-fleet/R20': [(chart) => {
    const selector = new VirtualMachine(chart, 'pos', { memory: Size.gibibytes(2) });
    new PodDisruptionBudget(chart, 'budget', { selector, minAvailable: kplus.PercentOrAbsolute.absolute(1) });
  }, 'advised disruption-budget/leaves-one-to-evict spec.minAvailable: 1'],
  '10-edge-fleet/R20, autoscaler': [(chart) => manifest(chart, {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    spec: { maxReplicas: 2, scaleTargetRef: { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', name: 'pos' } },
  }), 'unstartable autoscaler/requires-scale-subresource spec.scaleTargetRef.kind: VirtualMachine'],
});
