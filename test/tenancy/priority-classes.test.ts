import { App } from 'cdk8s';
import { object, synth } from './fixture';
import { QuotaStrategy, TenantNamespace, TenantNamespaceProps } from '../../src/tenancy';

const quotaStrategy = QuotaStrategy.priorityPreemption({ tiers: [{ name: 'gold', value: 2 }, { name: 'iron', value: 1 }] });
const foreign = (props: TenantNamespaceProps) => {
  const { spec } = object(synth(new TenantNamespace(new App(), 'tenant-a', props)), 'ResourceQuota', 'priority-classes');
  expect(spec.hard).toEqual({ pods: '0' });
  return spec.scopeSelector.matchExpressions;
};
const scopeName = 'PriorityClass';

test.each<[string, TenantNamespaceProps, object[]]>([
  ['the classes of the system', {}, [{ scopeName, operator: 'In', values: ['system-cluster-critical', 'system-node-critical'] }]],
  ['all but those stated', { priorityClasses: ['company-gold'] }, [
    { scopeName, operator: 'Exists' }, { scopeName, operator: 'NotIn', values: ['company-gold'] },
  ]],
  ['all', { priorityClasses: [] }, [{ scopeName, operator: 'Exists' }]],
  ['all but those of the tiers', { quotaStrategy }, [
    { scopeName, operator: 'Exists' }, { scopeName, operator: 'NotIn', values: ['tenant-a-gold', 'tenant-a-iron'] },
  ]],
  ['all but those of the tiers and those stated', { quotaStrategy, priorityClasses: ['fallback', 'tenant-a-gold'] }, [
    { scopeName, operator: 'Exists' }, { scopeName, operator: 'NotIn', values: ['tenant-a-gold', 'tenant-a-iron', 'fallback'] },
  ]],
])('no pod has %s', (_, props, expressions) => {
  expect(foreign(props)).toEqual(expressions);
});

test.each<[string, string]>([
  ["z'] || true || '' in ['", "priorityClasses: got \"z'] || true || '' in ['\"; allowed: at most 253"],
  ['system-node-critical', 'priorityClasses: got "system-node-critical"; allowed: a name that does not start with `system-`.'],
])('refuses %s', (name, message) => {
  expect(() => new TenantNamespace(new App(), 'tenant-a', { priorityClasses: [name] })).toThrow(`[tenant-a] ${message}`);
});
