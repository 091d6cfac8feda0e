import { ApiObject, App, Chart } from 'cdk8s';
import { Admission } from '../../src/admission';
import { parseAcknowledgements } from '../../src/admission/acknowledgement';
import { admit } from '../../src/admission/admission';
import type { Finding } from '../../src/admission/finding';
import type { Json } from '../rules/judge';
import { instance, merged, virtualMachine } from '../rules/judge';

const RULE = 'disk/references-volume';
const KEY = 'admission.cdk8s-kubevirt.dev/acknowledge';
const BROKEN = { domain: { devices: { disks: [{ name: 'a', disk: {} }] } } };

function vm(scope: Chart, id: string, manifest: Json = virtualMachine(BROKEN)): ApiObject {
  return new ApiObject(scope, id, merged(manifest, { metadata: { name: id, namespace: undefined } }) as any);
}

function app(): { app: App; chart: Chart } {
  const root = new App({ outdir: '/nonexistent' });
  return { app: root, chart: new Chart(root, 'chart') };
}

function brief(findings: Finding[]): (string | undefined)[][] {
  return findings.map(({ level, rule, constructPath, got, acknowledged }) => [level, rule, constructPath, got, acknowledged]);
}

describe('on a construct', () => {
  test('holds for everything below it, and for nothing else', () => {
    const { app: root, chart } = app();
    vm(chart, 'a');
    vm(new Chart(root, 'chart-b'), 'b');
    Admission.acknowledge(chart, RULE, 'Attached by hand.');
    expect(brief(Admission.of(root).findings())).toEqual([
      ['rejected', RULE, 'chart-b/b', 'a', undefined],
      ['rejected', RULE, 'chart/a', 'a', 'Attached by hand.'],
    ]);
  });

  test('of the whole tree holds for the whole tree', () => {
    const { app: root, chart } = app();
    vm(chart, 'a');
    Admission.acknowledge(root, RULE, 'r');
    expect(brief(Admission.of(root).findings())).toEqual([['rejected', RULE, 'chart/a', 'a', 'r']]);
  });

  test('the nearest reason counts', () => {
    const { app: root, chart } = app();
    const object = vm(chart, 'a');
    Admission.acknowledge(object, RULE, 'near');
    Admission.acknowledge(chart, RULE, 'far');
    expect(brief(Admission.of(root).findings())).toEqual([['rejected', RULE, 'chart/a', 'a', 'near']]);
  });

  test('lets the tree be synthesized', () => {
    const { app: root, chart } = app();
    vm(chart, 'a');
    Admission.guard(root);
    expect(() => root.synthYaml()).toThrow(RULE);
    Admission.acknowledge(chart, RULE, 'r');
    expect(root.synthYaml()).toContain('name: a');
    expect(Admission.of(root).report()).toContain('1 finding: 1 acknowledged');
  });

  test.each([
    ['that finds nothing', 'vm/fits-dns-label', 'r', 'acknowledge/is-used', 'Remove the acknowledgement: nothing here breaks the rule.'],
    ['of a rule that there is not', 'vm/fits-dns-lable', 'r', 'acknowledge/references-rule', 'Write vm/fits-dns-label.'],
    ['without a reason', 'vm/fits-dns-label', ' ', 'acknowledge/requires-reason', 'Write vm/fits-dns-label: and the reason.'],
  ])('one %s is a finding', (_, rule, reason, found, fix) => {
    const { app: root, chart } = app();
    Admission.acknowledge(chart, rule, reason);
    expect(Admission.of(root).findings()).toEqual([expect.objectContaining({
      level: 'advised', rule: found, kind: 'Construct', name: 'chart', constructPath: 'chart', got: rule, fix,
    })]);
  });
});

describe('in an annotation', () => {
  const annotated = (text: string, manifest = instance(BROKEN)) => merged(manifest, { metadata: { annotations: { [KEY]: text } } });

  test('holds for its object', () => {
    expect(brief(admit([{ manifest: annotated(`${RULE}: Attached by hand.`) }, { manifest: virtualMachine(BROKEN) }]))).toEqual([
      ['rejected', RULE, undefined, 'a', undefined],
      ['rejected', RULE, undefined, 'a', 'Attached by hand.'],
    ]);
  });

  test.each([
    ['nothing is found', 'vm/fits-dns-label: r', 'acknowledge/is-used', 'vm/fits-dns-label'],
    ['there is no such rule', 'x/y: r', 'acknowledge/references-rule', 'x/y'],
    ['no reason is given', RULE, 'acknowledge/requires-reason', RULE],
  ])('is a finding where %s', (_, text, rule, got) => {
    expect(admit([{ manifest: annotated(text) }])).toContainEqual(expect.objectContaining({ rule, got, field: `metadata.annotations[${KEY}]` }));
  });
});

test.each([
  ['a/b: c', [{ rule: 'a/b', reason: 'c' }]],
  ['a/b: c: d\n\n  e/f:g ', [{ rule: 'a/b', reason: 'c: d' }, { rule: 'e/f', reason: 'g' }]],
  ['a/b', [{ rule: 'a/b', reason: '' }]],
  ['', []],
])('%j is read', (text, expected) => {
  expect(parseAcknowledgements(text)).toEqual(expected);
});
