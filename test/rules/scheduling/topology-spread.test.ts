import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import { merged, pool, says } from '../judge';
import type { Json, Verdict } from '../judge';
import { reportedFields } from '../reported-fields';
import { appTable, machine, object } from '../workload-table';

says({
  'topology-spread/matches-own-labels': { level: FindingLevel.ADVISED, allowed: 'labels of the template itself' },
  'topology-spread/has-valid-max-skew': { allowed: 'a number from 1' },
  'topology-spread/has-valid-min-domains': {
    level: FindingLevel.UNSTARTABLE,
    allowed: ['1 or more', 'only with whenUnsatisfiable: DoNotSchedule'],
  },
  'topology-spread/has-valid-selector': {
    allowed: 'nothing, or at most 63 letters, digits, -, _ and ., starting and ending with a letter or digit',
    reported: 'spec.template.spec.topologySpreadConstraints.labelSelector.matchLabels',
  },
  'topology-spread/has-valid-topology-key': { allowed: 'at most 63 letters, digits, -, _ and ., after an optional DNS subdomain and /' },
});

const at = 'topologySpreadConstraints[0]';
const ZONE = { maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule' };
const spread = (...list: Json[]) => ({ topologySpreadConstraints: list.map((constraint) => ({ ...ZONE, labelSelector: {}, ...constraint })) });

describe('topology-spread/has-valid-max-skew', () => {
  guestTable([
    ['1 is accepted', spread({})],
    ['0 is refused', spread({ maxSkew: 0 }), ['topology-spread/has-valid-max-skew', `${at}.maxSkew`, '0']],
    ['-1 is refused', spread({ maxSkew: -1 }), ['topology-spread/has-valid-max-skew', `${at}.maxSkew`, '-1']],
  ]);
});

describe('topology-spread/has-valid-topology-key', () => {
  guestTable([
    ['the key of a label is accepted', spread({ topologyKey: 'topology.kubernetes.io/zone' })],
    ['an empty key is refused', spread({ topologyKey: '' }), ['topology-spread/has-valid-topology-key', `${at}.topologyKey`, '']],
    ['a key that no label has is refused', spread({ topologyKey: 'a/b/c' }), ['topology-spread/has-valid-topology-key', `${at}.topologyKey`, 'a/b/c']],
  ]);
});

describe('topology-spread/has-valid-selector', () => {
  const selector = { labelSelector: { matchLabels: { app: 'a b' } } };
  guestTable([
    ['a label is accepted', spread({ labelSelector: { matchLabels: { 'kubevirt.io': 'virt-launcher' } } })],
    ['a value that no label has is refused', spread(selector), ['topology-spread/has-valid-selector', `${at}.labelSelector.matchLabels.app`, 'app: a b']],
  ]);
  test('KubeVirt leaves out the index and the label', () => {
    expect(reportedFields(pool(spread(selector)))).toEqual([
      ['topology-spread/has-valid-selector', 'spec.virtualMachineTemplate.spec.template.spec.topologySpreadConstraints.labelSelector.matchLabels'],
    ]);
  });
});

describe('topology-spread/has-valid-min-domains', () => {
  const rule = 'topology-spread/has-valid-min-domains';
  guestTable([
    ['1 is accepted', spread({ minDomains: 1 })],
    ['none is accepted', spread({ whenUnsatisfiable: 'ScheduleAnyway' })],
    ['0 never starts', spread({ minDomains: 0 }), [rule, `${at}.minDomains`, '0']],
    ['1 beside another answer never starts', spread({ minDomains: 1, whenUnsatisfiable: 'ScheduleAnyway' }), [rule, `${at}.minDomains`, '1']],
  ]);
});

describe('constraints of one key and answer', () => {
  guestTable([
    ['another key is accepted', spread({}, { topologyKey: 'host' })],
    ['another answer is accepted', spread({}, { whenUnsatisfiable: 'ScheduleAnyway' })],
    ['the same are refused by the schema', spread({}, { maxSkew: 2 }),
      ['schema/has-unique-entries', 'topologySpreadConstraints[1]', '{"maxSkew":2,"topologyKey":"zone","whenUnsatisfiable":"DoNotSchedule","labelSelector":{}}']],
  ]);
});

describe('what is done where spread is impossible', () => {
  guestTable([['another word is refused by the schema', spread({ whenUnsatisfiable: 'Wait' }), ['schema/has-known-value', `${at}.whenUnsatisfiable`, 'Wait']]]);
});

describe('topology-spread/matches-own-labels', () => {
  const rule = 'topology-spread/matches-own-labels';
  const of = (labelSelector: Json | undefined, labels: Json = { app: 'a' }) => machine({ topologySpreadConstraints: [{ ...ZONE, labelSelector }] }, { labels });
  const deployment = (labelSelector: Json) => object('apps/v1', 'Deployment', 'd', {
    selector: { matchLabels: { app: 'a' } },
    template: { metadata: { labels: { app: 'a' } }, spec: { containers: [{ name: 'c', image: 'q/i:1' }], topologySpreadConstraints: [{ ...ZONE, labelSelector }] } },
  });
  const cronJob = (labelSelector: Json) => object('batch/v1', 'CronJob', 'd', {
    schedule: '* * * * *',
    jobTemplate: {
      spec: {
        template: {
          metadata: { labels: { app: 'a' } },
          spec: { restartPolicy: 'Never', containers: [{ name: 'c', image: 'q/i:1' }], topologySpreadConstraints: [{ ...ZONE, labelSelector }] },
        },
      },
    },
  });
  const found = (got: string | undefined, path = 'spec.template.spec'): Verdict => [rule, `${path}.topologySpreadConstraints[0].labelSelector`, ...got === undefined ? [] as const : [got] as const] as Verdict;
  const own = { matchLabels: { app: 'a' } };
  const other = { matchLabels: { app: 'b' } };
  const OTHER = '{"matchLabels":{"app":"b"}}';
  appTable('topology-spread', [
    ['labels of its own', [of(own), deployment(own), cronJob(own)]],
    ['all pods', [of({})]],
    ['one guest that keeps away from others', [of(other), machine({}, { labels: { app: 'b' } }, { metadata: { name: 'b' } })]],
    ['a Deployment that selects the pods of another', [merged(deployment(other), { spec: { replicas: 2 } }), machine({}, { labels: { app: 'b' } })], found(OTHER)],
    ['the name of the VM', [of({ matchLabels: { 'vm.kubevirt.io/name': 'vm' } })]],
    ['the label of launchers', [of({ matchLabels: { 'kubevirt.io': 'virt-launcher' } })]],
    ['a label that only the cluster knows', [of({ matchLabels: { 'kubevirt.io/created-by': 'u' } })]],
    ['labels of others', [of(other)], found(OTHER)],
    ['an expression', [of({ matchExpressions: [{ key: 'app', operator: 'DoesNotExist' }] })], found('{"matchExpressions":[{"key":"app","operator":"DoesNotExist"}]}')],
    ['labels of the VM itself', [merged(of(other), { metadata: { labels: { app: 'b' } } })], found(OTHER)],
    ['no selector', [of(undefined)], found(undefined)],
    ['a Deployment', [deployment(other)], found(OTHER)],
    ['a CronJob', [cronJob(other)], found(OTHER, 'spec.jobTemplate.spec.template.spec')],
    ['a pod', [object('v1', 'Pod', 'p', { containers: [{ name: 'c', image: 'q/i:1' }], topologySpreadConstraints: [{ ...ZONE, labelSelector: other }] })], found(OTHER, 'spec')],
  ]);
});
