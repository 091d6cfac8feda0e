import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import { says } from '../judge';

const rule = 'cpu-feature/has-unique-name';
says({ [rule]: { level: FindingLevel.UNSTARTABLE, allowed: 'a feature that is not listed yet' } });

describe(rule, () => {
  const features = (...list: object[]) => ({ domain: { cpu: { features: list } } });
  guestTable([
    ['two', features({ name: 'vmx' }, { name: 'svm' })],
    ['one, twice', features({ name: 'vmx', policy: 'require' }, { name: 'svm' }, { name: 'vmx', policy: 'disable' }), [rule, 'domain.cpu.features[2].name', 'vmx']],
  ]);
});
