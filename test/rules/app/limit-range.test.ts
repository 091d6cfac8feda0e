import { admit } from '../../../src/admission/admission';
import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, merged } from '../judge';
import type { Json, Verdict } from '../judge';
import { appTable, JUDGED_AS_NEWEST, machine, namespace, object } from '../workload-table';

/* Compute of a VM of 1 vCPU and 2Gi requests 100m and 2316Mi; guest-console-log 5m and 35M, its limits are 15m and 60M. */
const { ADVISED, UNSTARTABLE } = FindingLevel;
const guest = { domain: { cpu: { cores: 1 }, memory: { guest: '2Gi' } } };
const vm = machine(guest, {}, { metadata: { name: 'a' }, spec: { runStrategy: 'Always' } });
const silent = machine(merged(guest, { domain: { devices: { logSerialConsole: false } } }), {}, { metadata: { name: 'a' }, spec: { runStrategy: 'Always' } });
const x = namespace('x');
const limits = (item: Json, name = 'l') => object('v1', 'LimitRange', name, { limits: [{ type: 'Container', ...item }] });
const quota = (...keys: string[]) => object('v1', 'ResourceQuota', 'q', { hard: Object.fromEntries(keys.map((key) => [key, '9Ti'])) });
const deployment = (resources: Json, more: Json = {}) => object('apps/v1', 'Deployment', 'w', {
  selector: { matchLabels: { app: 'w' } },
  template: { metadata: { labels: { app: 'w' } }, spec: { containers: [{ name: 'main', image: 'i', resources }], ...more } },
});
const pod = (got: string, allowed: string, level = UNSTARTABLE): Verdict => ['limit-range/fits-pod', 'spec.template.spec', got, { allowed, level }];
const kubevirt = (configuration: Json) => (
  { apiVersion: 'kubevirt.io/v1', kind: 'KubeVirt', metadata: { name: 'kubevirt', namespace: 'kubevirt' }, spec: { configuration } }
);

describe('limit-range/fits-pod', () => {
  const byDefault = pod('memory limit 128Mi of compute, a default of LimitRange l', 'at least 2316Mi, which it requests');
  const limited = (limit: string) => machine(merged(guest, { domain: { resources: { limits: { memory: limit, cpu: '1' } } } }));
  appTable('limit-range', [
    ['a default limit below the request', [x, vm, limits({ default: { memory: '128Mi' } })], byDefault],
    ['a default limit that the request fits into', [x, vm, limits({ default: { memory: '2316Mi' } })]],
    ['a byte less', [x, vm, limits({ default: { memory: '2428502015' } })],
      pod('memory limit 2316Mi of compute, a default of LimitRange l', 'at least 2316Mi, which it requests')],
    ['a namespace of which nothing is known: a quota there may give limits', [vm, limits({ default: { memory: '128Mi' } })],
      pod('memory limit 128Mi of compute, a default of LimitRange l', 'at least 2316Mi, which it requests', ADVISED)],
    ['two LimitRanges, of which either may come first', [
      x, vm, limits({ default: { memory: '128Mi' } }), limits({ default: { memory: '4Gi' } }, 'm'),
    ], pod('memory limit 128Mi of compute, a default of LimitRange l', 'at least 2316Mi, which it requests', ADVISED)],
    ['a LimitRange of another namespace', [x, vm, merged(limits({ default: { memory: '128Mi' } }), { metadata: { namespace: 'y' } })]],
    ['a limit of the VM is its own', [x, limited('4Gi'), limits({ default: { memory: '128Mi' } })]],
    ['a quota on limits gives a limit before', [x, vm, limits({ default: { memory: '128Mi' } }), quota('limits.memory')]],
    ['a default request only', [x, vm, limits({ defaultRequest: { memory: '128Mi' } })]],
    ['a maximum is the default', [x, vm, limits({ max: { memory: '1Gi' } })],
      pod('memory limit 1Gi of compute, a default of LimitRange l', 'at least 2316Mi, which it requests')],
    ['a maximum that the limit of a quota exceeds', [x, silent, limits({ max: { memory: '4Gi' } }), quota('limits.memory')],
      pod('memory limit 4632Mi of compute', 'at most 4Gi, max of LimitRange l')],
    ['a maximum that fits', [x, vm, limits({ max: { memory: '8Gi', cpu: '2' } }), quota('limits.memory', 'limits.cpu')]],
    ['a minimum above compute', [x, silent, limits({ min: { memory: '3Gi' } })],
      pod('memory request 2316Mi of compute', 'at least 3Gi, min of LimitRange l')],
    ['a minimum above the console log, whose size a KubeVirt CR may change', [x, vm, limits({ min: { memory: '64Mi' } })],
      pod('memory request 33.4Mi of guest-console-log', 'at least 64Mi, min of LimitRange l', ADVISED)],
    ['a minimum above the console log of a cluster that is known', [x, vm, limits({ min: { memory: '64Mi' } }), kubevirt({})],
      pod('memory request 33.4Mi of guest-console-log', 'at least 64Mi, min of LimitRange l')],
    ['a cluster that gives the console log more', [x, vm, limits({ min: { memory: '64Mi' } }), kubevirt({
      supportContainerResources: [{ type: 'guest-console-log', resources: { requests: { memory: '64Mi' }, limits: { memory: '64Mi' } } }],
    })]],
    ['a ratio without a limit', [x, silent, limits({ maxLimitRequestRatio: { cpu: '10' } })],
      pod('no cpu request and limit of compute', 'a limit of at most 10 times the request, maxLimitRequestRatio of LimitRange l')],
    ['a ratio that automatic limits have', [x, silent, limits({ maxLimitRequestRatio: { cpu: '10', memory: '2' } }), quota('limits.cpu', 'limits.memory')]],
    ['a ratio below that', [x, silent, limits({ maxLimitRequestRatio: { memory: '1500m' } }), quota('limits.memory')],
      pod('memory limit 2 times the request of compute', 'a limit of at most 1500m times the request, maxLimitRequestRatio of LimitRange l')],
    ['the pod as a whole', [x, silent, limits({ type: 'Pod', max: { memory: '2Gi' } })],
      pod('no memory limit', 'at most 2Gi, max of LimitRange l', ADVISED)],
    ['a limit of a quota in a namespace whose labels are not known', [silent, limits({ max: { memory: '4Gi' } }), quota('limits.memory')],
      pod('memory limit 4632Mi of compute', 'at most 4Gi, max of LimitRange l', ADVISED)],
    ['a request in a namespace that is not known', [silent, limits({ min: { memory: '3Gi' } })],
      pod('memory request 2316Mi of compute', 'at least 3Gi, min of LimitRange l')],
    ['defaults for claims are none for containers', [
      x, vm, limits({ default: { memory: '128Mi' } }), limits({ type: 'PersistentVolumeClaim', max: { storage: '1Gi' } }, 'm'),
    ], pod('memory limit 128Mi of compute, a default of LimitRange l', 'at least 2316Mi, which it requests')],
    ['another LimitRange without defaults', [x, vm, limits({ default: { memory: '128Mi' } }), limits({ maxLimitRequestRatio: { memory: '1k' } }, 'm')],
      pod('memory limit 128Mi of compute, a default of LimitRange l', 'at least 2316Mi, which it requests')],
    ['the pod as a whole is too small', [x, deployment({ requests: { cpu: '1' } }), limits({ type: 'Pod', min: { cpu: '2' } })],
      pod('cpu request 1', 'at least 2, min of LimitRange l')],
    ['the pod as a whole, without the overhead of its RuntimeClass', [
      x, deployment({ limits: { cpu: '1' } }, { overhead: { cpu: '1' } }), limits({ type: 'Pod', max: { cpu: '1' } }),
    ]],
    ['the last item of a LimitRange that has a default', [
      x, vm, object('v1', 'LimitRange', 'l', { limits: [{ type: 'Container', default: { memory: '128Mi' } }, { type: 'Container', default: { memory: '4Gi' } }] }),
    ]],
    ['containers within', [x, deployment({ requests: { cpu: '1' }, limits: { cpu: '2' } }), limits({ min: { cpu: '1' }, max: { cpu: '2' }, maxLimitRequestRatio: { cpu: 2 } })]],
    ['a container above', [deployment({ requests: { cpu: '1' }, limits: { cpu: '3' } }), limits({ max: { cpu: '2' } })],
      pod('cpu limit 3 of main', 'at most 2, max of LimitRange l')],
    ['a limit below', [deployment({ requests: { cpu: '1' }, limits: { cpu: '1' } }), limits({ min: { cpu: '2' } })],
      pod('cpu request 1 of main', 'at least 2, min of LimitRange l')],
    ['a request above, with a limit that is the default', [x, deployment({ requests: { cpu: '3' } }), limits({ max: { cpu: '2' } })],
      pod('cpu limit 2 of main, a default of LimitRange l', 'at least 3, which it requests')],
    ['an init container', [deployment({ limits: { cpu: '1' } }, { initContainers: [{ name: 'init', image: 'i', resources: { limits: { cpu: '3' } } }] }), limits({ max: { cpu: '2' } })],
      pod('cpu limit 3 of init', 'at most 2, max of LimitRange l')],
    ['files that are alternatives', [x, vm, merged(vm, {}), limits({ default: { memory: '128Mi' } })],
      pod('memory limit 128Mi of compute, a default of LimitRange l', 'at least 2316Mi, which it requests', ADVISED)],
  ]);

  test.each<[string, Json[]]>([
    ['a quota alone', [x, silent, quota('requests.memory')]],
    ['a VM within bounds', [x, silent, limits({ max: { memory: '8Gi' } })]],
    ['a claim within bounds', [object('v1', 'PersistentVolumeClaim', 'c', { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } }),
      limits({ type: 'PersistentVolumeClaim', max: { storage: '1Gi' } })]],
    ['a volume whose size the source decides', [
      object('cdi.kubevirt.io/v1beta1', 'DataVolume', 'c', { source: { pvc: { name: 'b', namespace: 'x' } }, storage: {} }), limits({ type: 'PersistentVolumeClaim', max: { storage: '1Gi' } }),
    ]],
  ])('nothing is found, and nothing fails: %s', (_, app) => {
    expect(judge(app)).toEqual([]);
  });

  test('one thing out of bounds is not told twice', () => {
    const [finding] = admit([x, vm, limits({ default: { memory: '128Mi' } })].map((manifest) => ({ manifest })));
    expect(finding.calculation).toBeUndefined();
  });

  test('two things out of bounds are both told', () => {
    const [finding] = admit([x, silent, limits({ min: { memory: '3Gi', cpu: '1' } })].map((manifest) => ({ manifest })));
    expect(finding.calculation).toHaveLength(2);
  });

  test('all that is out of bounds is told', () => {
    const [finding] = admit([x, vm, limits({ min: { memory: '3Gi', cpu: '1' } })].map((manifest) => ({ manifest })));
    expect(finding.calculation).toEqual([
      'memory request 33.4Mi of guest-console-log; at least 3Gi, min of LimitRange l',
      'cpu request 5m of guest-console-log; at least 1, min of LimitRange l',
      'memory request 2316Mi of compute; at least 3Gi, min of LimitRange l',
      'cpu request 100m of compute; at least 1, min of LimitRange l',
    ]);
  });

  test('a release that is not known may have another overhead', () => {
    expect(judge([x, silent, limits({ default: { memory: '2100Mi' } })], { kubevirtVersion: '1.10.0' })).toEqual([
      JUDGED_AS_NEWEST,
      pod('memory limit 2100Mi of compute, a default of LimitRange l', 'at least 2316Mi, which it requests', ADVISED),
    ]);
  });
});

describe('limit-range/fits-claim', () => {
  const claim = (size: string) => object('v1', 'PersistentVolumeClaim', 'c', { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: size } } });
  const volume = (storage: Json) => object('cdi.kubevirt.io/v1beta1', 'DataVolume', 'c', { source: { blank: {} }, storage });
  const bounds = (item: Json) => limits({ type: 'PersistentVolumeClaim', ...item });
  const found = (got: string, allowed: string, path = 'spec', level = UNSTARTABLE): Verdict => (
    ['limit-range/fits-claim', `${path}.resources.requests.storage`, `storage request ${got}`, { allowed: `${allowed} of LimitRange l`, level }]
  );
  appTable('limit-range', [
    ['within', [claim('1Gi'), bounds({ min: { storage: '1Gi' }, max: { storage: '1Gi' } })]],
    ['above', [claim('1025Mi'), bounds({ max: { storage: '1Gi' } })], found('1025Mi', 'at most 1Gi, max')],
    ['below', [claim('1023Mi'), bounds({ min: { storage: '1Gi' } })], found('1023Mi', 'at least 1Gi, min')],
    ['a volume that CDI makes larger may be large enough', [volume({ resources: { requests: { storage: '1Gi' } } }), bounds({ min: { storage: '1050Mi' } })]],
    ['a volume that is too small even then', [volume({ resources: { requests: { storage: '1Gi' } } }), bounds({ min: { storage: '2Gi' } })],
      found('1085.5Mi', 'at least 2Gi, min', 'spec.storage')],
    ['a volume that is larger as it is written', [volume({ resources: { requests: { storage: '2Gi' } } }), bounds({ max: { storage: '1Gi' } })],
      found('2Gi', 'at most 1Gi, max', 'spec.storage')],
    ['a volume whose size the source decides', [
      object('cdi.kubevirt.io/v1beta1', 'DataVolume', 'c', { source: { pvc: { name: 'b', namespace: 'y' } }, storage: {} }), bounds({ max: { storage: '1Gi' } }),
    ]],
    ['bounds of containers', [claim('2Gi'), limits({ max: { storage: '1Gi' } })]],
    ['files that are alternatives', [claim('2Gi'), claim('2Gi'), bounds({ max: { storage: '1Gi' } })], found('2Gi', 'at most 1Gi, max', 'spec', ADVISED)],
  ]);
});
