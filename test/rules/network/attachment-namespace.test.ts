import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, says } from '../judge';
import type { Verdict } from '../judge';
import { machine } from '../workload-table';

const RULE = 'attachment-namespace/fits-isolation';
says({ [RULE]: { level: FindingLevel.UNSTARTABLE, allowed: 'a network of x, default' } });

const on = (networkName: string) => machine({
  domain: { devices: { interfaces: [{ name: 'n', bridge: {} }] } }, networks: [{ name: 'n', multus: { networkName } }],
});
const verdicts = (networkName: string, multusGlobalNamespaces?: string[]) => (
  judge([on(networkName)], { multusGlobalNamespaces }).filter(([rule]) => rule === RULE)
);
const found = (networkName: string): Verdict => [RULE, 'spec.template.spec.networks[0].multus.networkName', networkName];

test.each<[string, string[] | undefined, ...Verdict[]]>([
  ['other/net', undefined],
  ['net', ['default']],
  ['x/net', ['default']],
  ['default/net', ['default']],
  ['other/net', ['default'], found('other/net')],
])('%s with %j', (networkName, global, ...expected) => {
  expect(verdicts(networkName, global)).toEqual(expected);
});
