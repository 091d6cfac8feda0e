import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, says } from '../judge';
import type { Json, Verdict } from '../judge';

says({
  'instancetype-spec/excludes-overcommit-on-hugepages': { allowed: 'none beside memory.hugepages' },
  'instancetype-spec/excludes-launch-security': { level: FindingLevel.WARNED, allowed: 'preferredLaunchSecurity of a preference' },
});

const KINDS = ['VirtualMachineInstancetype', 'VirtualMachineClusterInstancetype'];
const spec = (memory: Json, more: Json = {}) => ({ cpu: { guest: 1 }, memory: { guest: '1Gi', ...memory }, ...more });
const OVERCOMMIT = 'spec.memory.overcommitPercent';

describe.each(KINDS)('%s', (kind) => {
  test.each<[string, Json, ...Verdict[]]>([
    ['a plain one is accepted', spec({})],
    ['overcommitted memory is accepted', spec({ overcommitPercent: 100 })],
    ['hugepages that are not overcommitted are accepted', spec({ overcommitPercent: 0, hugepages: { pageSize: '1Gi' } })],
    ['overcommitted hugepages are refused', spec({ overcommitPercent: 15, hugepages: { pageSize: '1Gi' } }),
      ['instancetype-spec/excludes-overcommit-on-hugepages', OVERCOMMIT, '15']],
    ['more than 100 % is refused by the schema', spec({ overcommitPercent: 101 }), ['schema/fits-bounds', OVERCOMMIT, '101']],
    ['less than nothing is refused by the schema', spec({ overcommitPercent: -1 }), ['schema/fits-bounds', OVERCOMMIT, '-1']],
    ['launch security is warned of', spec({}, { launchSecurity: { sev: {} } }),
      ['instancetype-spec/excludes-launch-security', 'spec.launchSecurity', '{"sev":{}}']],
  ])('%s', (_, written, ...found) => {
    expect(judge({ apiVersion: 'instancetype.kubevirt.io/v1beta1', kind, metadata: { name: 't' }, spec: written })).toEqual(found);
  });
});
