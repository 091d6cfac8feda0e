import { KubeVirtInstallation } from '../../../src/manifests/kubevirt-installation';
import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, says } from '../judge';
import type { Json, Verdict } from '../judge';

const RULE = 'installation/matches-owner';
const HYPERCONVERGED = 'HyperConverged, whose operator writes this CR';
says({
  'installation/has-known-name': { level: FindingLevel.UNSTARTABLE, allowed: 'kubevirt-hyperconverged' },
  [RULE]: {
    level: [FindingLevel.ADVISED, undefined],
    allowed: [HYPERCONVERGED, 'KubeVirt and CDI', 'none: Harvester writes the CRs of KubeVirt and CDI', 'the CR that Harvester writes'],
    fix: [
      'Leave KubeVirt and CDI to Harvester.', 'Leave it to Harvester and its settings.', 'Set it in the HyperConverged CR, or by one of its patches.',
      'Write the CRs of KubeVirt and CDI, or correct the Platform.',
    ],
  },
});

const KUBEVIRT = ['kubevirt.io/v1', 'KubeVirt'] as const;
const CDI = ['cdi.kubevirt.io/v1beta1', 'CDI'] as const;
const AAQ = ['aaq.kubevirt.io/v1alpha1', 'AAQ'] as const;
const HCO = ['hco.kubevirt.io/v1beta1', 'HyperConverged'] as const;
const OWN = 'a CR of one\'s own beside';
const NOT_INSTALLED = 'HyperConverged, which is not installed';

test.each<[KubeVirtInstallation | undefined, readonly [string, string], string, string | undefined]>([
  [KubeVirtInstallation.HYPERCONVERGED, KUBEVIRT, 'kubevirt', `${OWN} HyperConverged`],
  [KubeVirtInstallation.HYPERCONVERGED, KUBEVIRT, 'kubevirt-kubevirt-hyperconverged', `${OWN} HyperConverged`],
  [KubeVirtInstallation.HYPERCONVERGED, CDI, 'cdi', `${OWN} HyperConverged`],
  [KubeVirtInstallation.HYPERCONVERGED, AAQ, 'aaq', `${OWN} HyperConverged`],
  [KubeVirtInstallation.HYPERCONVERGED, HCO, 'kubevirt-hyperconverged', undefined],
  [KubeVirtInstallation.HARVESTER, KUBEVIRT, 'kubevirt', `${OWN} Harvester`],
  [KubeVirtInstallation.HARVESTER, KUBEVIRT, 'another', `${OWN} Harvester`],
  [KubeVirtInstallation.HARVESTER, CDI, 'cdi', `${OWN} Harvester`],
  [KubeVirtInstallation.HARVESTER, HCO, 'kubevirt-hyperconverged', NOT_INSTALLED],
  [KubeVirtInstallation.HARVESTER, AAQ, 'aaq', undefined],
  [KubeVirtInstallation.OPERATORS, KUBEVIRT, 'kubevirt', undefined],
  [KubeVirtInstallation.OPERATORS, CDI, 'cdi', undefined],
  [KubeVirtInstallation.OPERATORS, HCO, 'kubevirt-hyperconverged', NOT_INSTALLED],
  [undefined, KUBEVIRT, 'kubevirt', undefined],
  [undefined, HCO, 'kubevirt-hyperconverged', undefined],
])('%s: %j named %s', (kubevirtInstallation, [apiVersion, kind], name, got) => {
  const manifest: Json = { apiVersion, kind, metadata: { name, namespace: kind === 'KubeVirt' || kind === 'HyperConverged' ? 'kubevirt' : undefined }, spec: {} };
  expect(judge(manifest, { kubevirtInstallation })).toEqual(got === undefined ? [] : [[RULE, 'kind', got]]);
});

test('the CR itself, as kubectl prints it', () => {
  const printed = { apiVersion: 'kubevirt.io/v1', kind: 'KubeVirt', metadata: { name: 'kubevirt', namespace: 'harvester-system' }, spec: {}, status: { phase: 'Deployed' } };
  expect(judge(printed, { kubevirtInstallation: KubeVirtInstallation.HARVESTER })).toEqual([]);
});

describe('a HyperConverged CR among the manifests', () => {
  const cr = ([apiVersion, kind]: readonly [string, string], name: string, more: Json = {}) => (
    { apiVersion, kind, metadata: { name, ...kind === 'KubeVirt' || kind === 'HyperConverged' ? { namespace: 'kubevirt' } : {} }, spec: {}, ...more }
  );
  const hyperconverged = cr(HCO, 'kubevirt-hyperconverged');
  const found: Verdict = [RULE, 'kind', `${OWN} HyperConverged`];
  test.each<[title: string, manifests: Json[], ...found: Verdict[]]>([
    ['alone', [hyperconverged]],
    ['beside what its operator made', [hyperconverged, cr(KUBEVIRT, 'kubevirt-kubevirt-hyperconverged', { status: {} }), cr(CDI, 'other', { status: {} })]],
    ['beside a KubeVirt', [cr(KUBEVIRT, 'kubevirt'), hyperconverged], found],
    ['beside a CDI', [hyperconverged, cr(CDI, 'cdi')], found],
    ['beside an AAQ', [hyperconverged, cr(AAQ, 'aaq')], found],
  ])('%s', (_, manifests, ...expected) => expect(judge(manifests).filter(([rule]) => rule === RULE)).toEqual(expected));

  test('the Platform counts first', () => {
    const judged = judge([hyperconverged, cr(KUBEVIRT, 'kubevirt')], { kubevirtInstallation: KubeVirtInstallation.OPERATORS }).filter(([rule]) => rule === RULE);
    expect(judged).toEqual([[RULE, 'kind', NOT_INSTALLED]]);
  });
});

test.each<[string, ...Verdict[]]>([
  ['kubevirt-hyperconverged'],
  ['hyperconverged', ['installation/has-known-name', 'metadata.name', 'hyperconverged']],
])('HyperConverged %s', (name, ...found) => {
  expect(judge({ apiVersion: HCO[0], kind: HCO[1], metadata: { name, namespace: 'cnv' }, spec: {} })).toEqual(found);
});
