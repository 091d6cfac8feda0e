import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Disk, FastStartVmPool, FastStartVmPoolProps, PodDisruptionBudget, StandbyState, VirtualMachine } from '../../../src';
import { manifest, Mistake, refused } from '../refused';

const IMAGE = 'spec.virtualMachineTemplate.spec.template.spec.volumes[0].containerDisk.image';
const UBUNTU = 'quay.io/containerdisks/ubuntu:22.04';

const pool = (props: Partial<FastStartVmPoolProps>, image = UBUNTU): Mistake => (chart) => {
  new FastStartVmPool(chart, 'pool', { memory: Size.gibibytes(2), disks: [Disk.containerDisk('bootdisk', { image })], ...props });
};

/** A pool as somebody writes it. */
const byHand = (spec: object, guest: object = {}, apiVersion = 'pool.kubevirt.io/v1beta1'): Mistake => (chart) => manifest(chart, {
  apiVersion,
  kind: 'VirtualMachinePool',
  spec: {
    selector: { matchLabels: { app: 'pool' } },
    virtualMachineTemplate: {
      metadata: { labels: { app: 'pool' } },
      spec: { runStrategy: 'Always', template: { metadata: { labels: { app: 'pool' } }, spec: { domain: { devices: {}, memory: { guest: '2Gi' } }, ...guest } } },
    },
    ...spec,
  },
});

const budget = (spec: object): Mistake => (chart, app) => {
  byHand({ replicas: 10 })(chart, app);
  manifest(chart, { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', spec: { selector: { matchLabels: { app: 'pool' } }, ...spec } });
};

refused({
  '01-cold-start/R5': [pool({ size: 4, minAvailable: 5 }), '[apps/pool] minAvailable: got 5'],
  '01-cold-start/R6': [budget({ minAvailable: '50%' }), 'advised disruption-budget/requires-number-for-launchers spec.minAvailable: 50%'],
  '01-cold-start/R7': [pool({ minAvailable: 5, standby: StandbyState.PAUSED }), '[apps/pool] minAvailable: got 5'],
  '01-cold-start/R8': [byHand({ replicas: -1 }), 'rejected schema/fits-bounds spec.replicas: -1'],
  '01-cold-start/R9': [byHand({ maxUnavailable: '0%' }), 'rejected pool/has-valid-max-unavailable spec.maxUnavailable: "0%"'],
  '01-cold-start/R10': [byHand({ selector: { matchLabels: { app: 'other' } } }), 'rejected selector/matches-template spec.selector.matchLabels.app: other'],
  '01-cold-start/R11': [
    (chart, app) => {
      pool({ autohealing: {} })(chart, app);
      new VirtualMachine(chart, 'precious', { memory: Size.gibibytes(1) });
    },
    'autohealing: got "VirtualMachine \\"precious\\" in the same namespace apps"',
    'advised autohealing/requires-own-namespace spec.autohealing: VirtualMachine precious',
  ],
  '01-cold-start/R12': [pool({}, 'ubuntu:22.04'), `unstartable image/requires-disk ${IMAGE}: ubuntu:22.04`],
  '01-cold-start/R13': [
    pool({}, 'quay.io/containerdisks/ubuntu:latest'),
    'container disk: got "quay.io/containerdisks/ubuntu:latest"',
    `advised image/avoids-latest-tag ${IMAGE}: quay.io/containerdisks/ubuntu:latest`,
  ],
  '01-cold-start/R14': [
    byHand({ size: 10, autoReplenish: true, minAvailable: 5, template: {} }, {}, 'pool.kubevirt.io/v1'),
    'rejected object/requires-served-version apiVersion: pool.kubevirt.io/v1',
  ],
  '01-cold-start/R15': [
    byHand({}, { startStrategy: 'Paused', livenessProbe: { guestAgentPing: {} } }),
    'rejected lifecycle/excludes-liveness-when-paused spec.virtualMachineTemplate.spec.template.spec.startStrategy: Paused',
  ],
});

refused({
  '01-cold-start/R6 in props': [
    (chart) => {
      const vm = new VirtualMachine(chart, 'vm', { memory: Size.gibibytes(1) });
      new PodDisruptionBudget(chart, 'budget', { selector: vm, maxUnavailable: kplus.PercentOrAbsolute.absolute(1) });
    },
    '[apps/budget] maxUnavailable: got 1',
  ],
  '01-cold-start/R9 as a number': [byHand({ maxUnavailable: 0 }), 'rejected pool/has-valid-max-unavailable spec.maxUnavailable: 0'],
  '01-cold-start/R9 as too much': [byHand({ maxUnavailable: '101%' }), 'rejected pool/has-valid-max-unavailable spec.maxUnavailable: "101%"'],
  '01-cold-start/R14 with the right version': [byHand({ size: 10 }), 'rejected schema/has-known-field spec.size: 10'],
});
