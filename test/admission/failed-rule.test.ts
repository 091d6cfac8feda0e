import { admit, admitEach } from '../../src/admission/admission';
import { featureGates } from '../../src/manifests/feature-gate';
import { crossObjectRules, objectRules } from '../../src/rules/registry';
import type { Rule } from '../../src/rules/rule';
import { virtualMachine } from '../rules/judge';

const GATES = featureGates('1.9.0');
const broken = virtualMachine({ domain: { cpu: { dedicatedCpuPlacement: false, isolateEmulatorThread: true } } });
const usual = admit([{ manifest: broken }]);

function failing(...rules: readonly Rule[]): void {
  for (const rule of rules) {
    jest.spyOn(rule as unknown as { check(): unknown }, 'check').mockImplementation(() => {
      throw new TypeError('x is not a function');
    });
  }
}

afterEach(() => jest.restoreAllMocks());

test('a rule that throws is a finding, and the others are asked', () => {
  const [rule] = objectRules.filter(({ kinds }) => kinds.includes('kubevirt.io/VirtualMachine'));
  failing(rule);
  expect(usual).not.toEqual([]);
  expect(admit([{ manifest: broken }])).toEqual(expect.arrayContaining([
    ...usual, expect.objectContaining({ rule: 'rule/failed', level: 'advised', name: 't', field: '', got: `${rule.id}: x is not a function` }),
  ]));
});

test('rules that throw for one reason are one finding', () => {
  const rules = objectRules.filter(({ kinds, gate, until }) => kinds.includes('kubevirt.io/VirtualMachine') && !gate && !until);
  failing(...objectRules);
  const found = admit([{ manifest: broken }], { enabledFeatureGates: [...GATES.keys()] }).map(({ rule, got }) => [rule, got]);
  expect(found).toEqual([['rule/failed', `${rules[0].id} and ${rules.length - 1} more: x is not a function`]]);
});

test('among many like objects too', () => {
  const [rule] = objectRules.filter(({ kinds }) => kinds.includes('kubevirt.io/VirtualMachine'));
  failing(rule);
  const manifests = Array.from({ length: 40 }, (_, i) => ({ manifest: { ...broken, metadata: { name: `vm-${i}` } } }));
  expect(admitEach(manifests).map((findings) => findings.filter((finding) => finding.rule === 'rule/failed').length)).toEqual(manifests.map(() => 1));
});

test('a rule on all objects is told on the first of them', () => {
  const [rule] = crossObjectRules;
  failing(rule);
  const found = admitEach([{ manifest: broken }, { manifest: { ...broken, metadata: { name: 'other' } } }]);
  expect(found.map((findings) => findings.filter((finding) => finding.rule === 'rule/failed').map(({ got }) => got))).toEqual([
    [`${rule.id}: x is not a function`], [],
  ]);
});
