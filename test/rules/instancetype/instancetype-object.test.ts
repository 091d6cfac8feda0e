import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, says } from '../judge';
import type { Json, Verdict } from '../judge';

says({
  'instancetype-object/excludes-overcommit-on-hugepages': { allowed: 'none beside memory.hugepages' },
  'instancetype-object/leaves-launch-security-to-preference': { level: FindingLevel.WARNED, allowed: 'preferredLaunchSecurity of a preference' },
});

const KINDS = ['VirtualMachineInstancetype', 'VirtualMachineClusterInstancetype'];
const spec = (memory: Json, more: Json = {}) => ({ cpu: { guest: 1 }, memory: { guest: '1Gi', ...memory }, ...more });
const OVERCOMMIT = 'spec.memory.overcommitPercent';

describe.each(KINDS)('%s', (kind) => {
  test.each<[string, Json, ...Verdict[]]>([
    ['plain', spec({})],
    ['overcommitted', spec({ overcommitPercent: 100 })],
    ['on hugepages', spec({ overcommitPercent: 0, hugepages: { pageSize: '1Gi' } })],
    ['overcommitted on hugepages', spec({ overcommitPercent: 15, hugepages: { pageSize: '1Gi' } }),
      ['instancetype-object/excludes-overcommit-on-hugepages', OVERCOMMIT, '15']],
    ['overcommitted too much', spec({ overcommitPercent: 101 }), ['schema/fits-bounds', OVERCOMMIT, '101']],
    ['overcommitted by less than nothing', spec({ overcommitPercent: -1 }), ['schema/fits-bounds', OVERCOMMIT, '-1']],
    ['with launch security', spec({}, { launchSecurity: { sev: {} } }),
      ['instancetype-object/leaves-launch-security-to-preference', 'spec.launchSecurity', '{"sev":{}}']],
  ])('%s', (_, written, ...found) => {
    expect(judge({ apiVersion: 'instancetype.kubevirt.io/v1beta1', kind, metadata: { name: 't' }, spec: written })).toEqual(found);
  });
});
