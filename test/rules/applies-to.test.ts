import { appliesTo } from '../../src/rules/applies-to';
import { FindingLevel } from '../../src/rules/finding-level';
import type { RuleFacts } from '../../src/rules/rule';

const FACTS: RuleFacts = { id: 'a/b', level: FindingLevel.REJECTED, summary: 'A', why: 'A.', fix: 'A.' };
const cluster = (kubevirtVersion: string, ...enabledFeatureGates: string[]) => ({ kubevirtVersion, releases: { cdi: '1.64' }, enabledFeatureGates }) as never;

test.each<[string, Partial<RuleFacts>, string, string[], boolean]>([
  ['every release without limits', {}, '1.6.0', [], true],
  ['the release it came with', { since: '1.8' }, '1.8.0', [], true],
  ['no earlier one', { since: '1.8' }, '1.7.9', [], false],
  ['the last release before it went', { until: '1.8' }, '1.7.4', [], true],
  ['not the release it went with', { until: '1.8' }, '1.8.0', [], false],
  ['a release between both', { since: '1.7', until: '1.9' }, '1.8.2', [], true],
  ['the CDI it came with', { sinceCdi: '1.64' }, '1.9.0', [], true],
  ['no earlier CDI', { sinceCdi: '1.65' }, '1.9.0', [], false],
  ['a cluster without its gate', { gate: 'A' }, '1.9.0', ['B'], true],
  ['no cluster with its gate', { gate: 'A' }, '1.9.0', ['B', 'A'], false],
])('%s', (_, limits, version, gates, expected) => expect(appliesTo({ ...FACTS, ...limits }, cluster(version, ...gates))).toBe(expected));
