import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import { judge, merged, says, virtualMachine } from '../judge';

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const { ADVISED, UNSTARTABLE: level } = FindingLevel;
says({
  'affinity-conflict/excludes-opposite-terms': { level, allowed: 'pods other than those that the guest must be beside' },
  'affinity-conflict/leaves-node': { level, allowed: 'expressions that one node meets' },
  'affinity-conflict/leaves-node-of-guests': { level },
});

describe('affinity-conflict/excludes-opposite-terms', () => {
  const rule = 'affinity-conflict/excludes-opposite-terms';
  const term = (matchLabels: object, more: object = {}) => ({ labelSelector: { matchLabels }, topologyKey: 'kubernetes.io/hostname', ...more });
  const affinity = (near: object, apart: object) => ({ affinity: { podAffinity: { [REQUIRED]: [near] }, podAntiAffinity: { [REQUIRED]: [apart] } } });
  const db = term({ app: 'db' });
  const found: [string, string, string] = [rule, `affinity.podAntiAffinity.${REQUIRED}[0]`, 'the pods of entry 0 of podAffinity, by kubernetes.io/hostname'];
  guestTable([
    ['other pods', affinity(db, term({ app: 'web' }))],
    ['a zone of its own', affinity(term({ app: 'db' }, { topologyKey: 'topology.kubernetes.io/zone' }), db)],
    ['another namespace', affinity(term({ app: 'db' }, { namespaces: ['a'] }), db)],
    ['some of them', affinity(db, term({ app: 'db', role: 'primary' }))],
    ['a wish', { affinity: { podAffinity: { [REQUIRED]: [db] }, podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, podAffinityTerm: db }] } } }],
    ['the same', affinity(db, db), found],
    ['more than them', affinity(term({ app: 'db', role: 'primary' }), db), found],
    ['the same, written otherwise', affinity(db, { ...db, labelSelector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['db'] }] } }), found],
  ]);
  test('where the guest is one of these pods the first may start', () => {
    const vm = merged(virtualMachine(affinity(db, db)), { spec: { template: { metadata: { labels: { app: 'db' } } } } });
    expect(judge(vm)).toEqual([[rule, `spec.template.spec.${found[1]}`, found[2], { level: ADVISED }]]);
  });
});

const nodes = (...terms: object[][]) => ({
  affinity: { nodeAffinity: { [REQUIRED]: { nodeSelectorTerms: terms.map((matchExpressions) => ({ matchExpressions })) } } },
});
const at = `affinity.nodeAffinity.${REQUIRED}.nodeSelectorTerms[0].matchExpressions`;

describe('affinity-conflict/leaves-node', () => {
  const rule = 'affinity-conflict/leaves-node';
  const zone = (operator: string, ...values: string[]) => ({ key: 'zone', operator, ...values.length ? { values } : {} });
  const rack = { key: 'rack', operator: 'Exists' };
  const got = 'expressions on zone that exclude each other';
  guestTable([
    ['values that share one', nodes([zone('In', 'a', 'b'), zone('NotIn', 'a')])],
    ['terms, of which one is enough', nodes([zone('In', 'a')], [zone('NotIn', 'a')])],
    ['numbers', nodes([zone('Gt', '1'), zone('Lt', '9'), zone('Exists')])],
    ['a second term that a node can meet', nodes([zone('In', 'a'), zone('In', 'b')], [rack])],
    ['two zones', nodes([rack, zone('In', 'a'), rack, zone('In', 'b')]), [rule, at, got]],
    ['a zone and not that', nodes([zone('In', 'a'), zone('NotIn', 'a')]), [rule, at, got]],
    ['a zone and none', nodes([zone('In', 'a'), zone('DoesNotExist')], [zone('Exists'), zone('DoesNotExist')]), [rule, at, got]],
  ]);
});

describe('affinity-conflict/leaves-node-of-guests', () => {
  const rule = 'affinity-conflict/leaves-node-of-guests';
  const os = (operator: string, value: string) => ({ key: 'kubernetes.io/os', operator, values: [value] });
  const arch = { key: 'kubernetes.io/arch', operator: 'In', values: ['arm64'] };
  guestTable([
    ['nodes with Linux', nodes([os('In', 'linux')])],
    ['a term without them', nodes([os('In', 'windows')], [{ key: 'zone', operator: 'Exists' }])],
    ['an architecture that the guest does not say', nodes([arch])],
    ['by name', { affinity: { nodeAffinity: { [REQUIRED]: { nodeSelectorTerms: [{ matchFields: [{ key: 'metadata.name', operator: 'In', values: ['a'] }] }] } } } }],
    ['nodes with Windows', nodes([os('In', 'windows')]), [rule, `${at}[0]`, 'kubernetes.io/os In windows', { allowed: 'kubernetes.io/os linux' }]],
    ['nodes without Linux', nodes([os('NotIn', 'linux')]), [rule, `${at}[0]`, 'kubernetes.io/os NotIn linux', { allowed: 'kubernetes.io/os linux' }]],
    ['another architecture', { architecture: 'amd64', ...nodes([arch]) }, [rule, `${at}[0]`, 'kubernetes.io/arch In arm64', { allowed: 'kubernetes.io/arch amd64' }]],
    ['nodes without virt-handler', nodes([{ key: 'kubevirt.io/schedulable', operator: 'DoesNotExist' }]),
      [rule, `${at}[0]`, 'kubevirt.io/schedulable DoesNotExist', { allowed: 'kubevirt.io/schedulable true' }]],
    ['what nodeSelector contradicts itself', { nodeSelector: { 'kubernetes.io/os': 'linux' }, ...nodes([os('In', 'windows')]) },
      ['node-selector/matches-affinity', 'nodeSelector[kubernetes.io/os]', 'linux', { level, allowed: 'a value that the node affinity takes: In windows' }]],
  ]);
});
