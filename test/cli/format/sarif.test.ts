import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { version } from '../../../package.json';
import { RULE_BOOK } from '../../../src/admission/rule-book';
import { ACKNOWLEDGED, ADVISED, ALLOWED_NAME, directory, GOOD, invoke, REJECTED, UNSTARTABLE, WARNED } from '../invoke';

const files = directory({
  'a b.yaml': REJECTED, 'acknowledged.yaml': ACKNOWLEDGED, 'advised.yaml': ADVISED, 'unstartable.json': UNSTARTABLE, 'warned.json': WARNED,
});
const sarif = (...args: string[]) => JSON.parse(invoke(files, ['check', '--format', 'sarif', ...args]).stdout);
const log = sarif('a b.yaml', 'acknowledged.yaml', 'advised.yaml', 'unstartable.json', 'warned.json');
const [{ tool: { driver }, results }] = log.runs;

test('a log of one run', () => {
  expect(Object.keys(log)).toEqual(['$schema', 'version', 'runs']);
  expect(log).toMatchObject({ $schema: expect.stringMatching(/\/sarif-schema-2\.1\.0\.json$/), version: '2.1.0', runs: [{ columnKind: 'utf16CodeUnits' }] });
  expect(driver).toMatchObject({ name: 'cdk8s-kubevirt', semanticVersion: version, informationUri: 'https://github.com/cdk8s-kubevirt/cdk8s-kubevirt' });
});

test('the rules that were broken explain themselves', () => {
  const ids = ['metadata/fits-scope', 'metadata/has-valid-label', 'metadata/has-valid-name', 'object/avoids-deprecated-version', 'object/is-unique'];
  expect(driver.rules.map(({ id }: { id: string }) => id)).toEqual(ids);
  const rule = RULE_BOOK.get('metadata/has-valid-name');
  expect(driver.rules[2]).toEqual({
    id: 'metadata/has-valid-name',
    shortDescription: { text: rule?.summary },
    fullDescription: { text: rule?.why },
    help: { text: rule?.fix },
    helpUri: `https://github.com/cdk8s-kubevirt/cdk8s-kubevirt/blob/v${version}/docs/rules/object.md#metadata/has-valid-name`,
    defaultConfiguration: { level: 'error' },
    properties: { tags: ['kubevirt', 'metadata'] },
  });
});

test('a result has its rule, level, message, place and fingerprint', () => {
  expect(results[0]).toEqual({
    ruleId: 'metadata/has-valid-name',
    ruleIndex: 2,
    level: 'error',
    message: {
      text: `ConfigMap A: The name of an object must have the form that its kind demands; got A; allowed: ${ALLOWED_NAME}. Write another name.`,
    },
    locations: [{
      physicalLocation: { artifactLocation: { uri: 'a%20b.yaml' }, region: { startLine: 4, startColumn: 3 } },
      logicalLocations: [{ fullyQualifiedName: 'ConfigMap A metadata.name', kind: 'object' }],
    }],
    partialFingerprints: { 'finding/v1': expect.stringMatching(/^[\da-f]{32}$/) },
  });
  for (const { ruleId, ruleIndex } of results) expect(driver.rules[ruleIndex].id).toBe(ruleId);
});

test.each([
  ['a b.yaml', 'error'], ['unstartable.json', 'error'], ['warned.json', 'warning'], ['advised.yaml', 'note'],
])('%s: %s', (file, level) => {
  expect(sarif(file).runs[0].results.map((result: { level: string }) => result.level)).toEqual([level]);
});

test('what is acknowledged is suppressed', () => {
  expect(sarif('acknowledged.yaml').runs[0].results[0].suppressions)
    .toEqual([{ kind: 'inSource', status: 'accepted', justification: 'It is renamed later.' }]);
});

test('a fingerprint stays where lines move, and differs where fields do', () => {
  const prints = (stdin: string) => JSON.parse(invoke(files, ['check', '-', '--format', 'sarif'], { stdin }).stdout).runs[0].results
    .map(({ partialFingerprints }: { partialFingerprints: { 'finding/v1': string } }) => partialFingerprints['finding/v1']);
  const [print] = prints(REJECTED);
  expect(prints(`# moved\n\n${REJECTED}`)).toEqual([print]);
  expect(prints(REJECTED.replace('name: A', 'name: B'))).not.toEqual([print]);
});

test('an absolute path is a URI', () => {
  const file = join(files, 'a b.yaml');
  expect(sarif(file).runs[0].results[0].locations[0].physicalLocation.artifactLocation).toEqual({ uri: pathToFileURL(file).href });
});

test('a clean run has no results', () => {
  const [{ tool, results: none }] = JSON.parse(invoke(files, ['check', '-', '--format', 'sarif'], { stdin: GOOD }).stdout).runs;
  expect({ rules: tool.driver.rules, none }).toEqual({ rules: [], none: [] });
});
