import * as kplus from 'cdk8s-plus-28';
import { newChart, object, Rendered, SMALL } from './fixture';
import { VirtualMachine, VirtualMachineProps } from '../../src/compute';

const term = (name: string, topologyKey = 'kubernetes.io/hostname') => ({
  topologyKey, labelSelector: { matchLabels: { 'app.kubernetes.io/name': name } }, namespaces: ['apps'],
});

/** Where the VM `vm` is placed after something was done with it, next to the VM `db`. */
function placement(act: (vm: VirtualMachine, db: VirtualMachine) => void, props: Partial<VirtualMachineProps> = {}): Rendered {
  const chart = newChart();
  const vm = new VirtualMachine(chart, 'vm', { ...SMALL, ...props });
  act(vm, new VirtualMachine(chart, 'db', SMALL));
  const { affinity, tolerations, nodeSelector } = object(chart, 'VirtualMachine', 'vm').spec.template.spec;
  return { affinity, tolerations, nodeSelector };
}

const ssd = kplus.Node.labeled(kplus.NodeLabelQuery.is('disktype', 'ssd'));
const SSD = { matchExpressions: [{ key: 'disktype', operator: 'In', values: ['ssd'] }] };

test.each<[string, (vm: VirtualMachine, db: VirtualMachine) => void, object]>([
  ['nothing', () => undefined, {}],
  ['attract', (vm) => vm.scheduling.attract(ssd), {
    affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [SSD] } } },
  }],
  ['attract by weight', (vm) => vm.scheduling.attract(ssd, { weight: 10 }), {
    affinity: { nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 10, preference: SSD }] } },
  }],
  ['tolerate', (vm) => vm.scheduling.tolerate(kplus.Node.tainted(kplus.NodeTaintQuery.is('dedicated', 'vms', { effect: kplus.TaintEffect.NO_SCHEDULE }))), {
    tolerations: [{ key: 'dedicated', operator: 'Equal', value: 'vms', effect: 'NoSchedule' }],
  }],
  ['colocate', (vm, db) => vm.scheduling.colocate(db), {
    affinity: { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term('db')] } },
  }],
  ['separate', (vm, db) => vm.scheduling.separate(db, { topology: kplus.Topology.ZONE, weight: 5 }), {
    affinity: {
      podAntiAffinity: {
        preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 5, podAffinityTerm: term('db', 'topology.kubernetes.io/zone') }],
      },
    },
  }],
  ['spread', (vm) => vm.scheduling.spread(), {
    affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term('vm')] } },
  }],
  ['spread by weight over zones', (vm) => vm.scheduling.spread({ topology: kplus.Topology.ZONE, weight: 1 }), {
    affinity: {
      podAntiAffinity: {
        preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, podAffinityTerm: term('vm', 'topology.kubernetes.io/zone') }],
      },
    },
  }],
  ['assign', (vm) => vm.scheduling.assign(kplus.Node.named('node-1')), { nodeSelector: { 'kubernetes.io/hostname': 'node-1' } }],
])('%s', (_, act, expected) => {
  expect(placement(act)).toEqual(expected);
});

test('assign beside a node selector', () => {
  const props = { nodeSelector: { disktype: 'ssd' } };
  expect(placement((vm) => vm.scheduling.assign(kplus.Node.named('node-1')), props).nodeSelector).toEqual({
    'disktype': 'ssd', 'kubernetes.io/hostname': 'node-1',
  });
});

test('assign twice is the error of cdk8s-plus', () => {
  expect(() => placement((vm) => {
    vm.scheduling.assign(kplus.Node.named('node-1'));
    vm.scheduling.assign(kplus.Node.named('node-2'));
  })).toThrow('It is already assigned to node node-1');
});

test('a deployment colocates with, and separates from, VMs', () => {
  const chart = newChart();
  const vm = new VirtualMachine(chart, 'vm', SMALL);
  const pods = new kplus.Deployment(chart, 'pods', { containers: [{ image: 'nginx' }] });
  pods.scheduling.colocate(vm, { topology: kplus.Topology.ZONE });
  pods.scheduling.separate(vm);
  expect(object(chart, 'Deployment').spec.template.spec.affinity).toEqual({
    podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term('vm', 'topology.kubernetes.io/zone')] },
    podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term('vm')] },
  });
});
