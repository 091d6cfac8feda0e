import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import { pool, says } from '../judge';

says({ 'priority-class/has-valid-name': { level: FindingLevel.UNSTARTABLE, allowed: 'at most 253 lower-case letters, digits, - and ., each part starting and ending with a letter or digit' } });

describe('priority-class/has-valid-name', () => {
  guestTable([
    ['none', { priorityClassName: '' }],
    ['253 characters', { priorityClassName: 'x'.repeat(253) }],
    ['254', { priorityClassName: 'x'.repeat(254) }, ['priority-class/has-valid-name', 'priorityClassName', `${'x'.repeat(100)}… (254 characters)`]],
    ['a capital', { priorityClassName: 'High' }, ['priority-class/has-valid-name', 'priorityClassName', 'High']],
  ]);
  describe('a pool', () => guestTable([
    ['a capital', { priorityClassName: 'High' }, ['priority-class/has-valid-name', 'priorityClassName', 'High']],
  ], pool, 'spec.virtualMachineTemplate.spec.template.spec'));
});
