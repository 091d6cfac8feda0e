import { version } from '../../../package.json';
import { ACKNOWLEDGED, ADVISED, ALLOWED_NAME, directory, GOOD, invoke, REJECTED } from '../invoke';

const files = directory({ 'a.yaml': `${REJECTED}---\n${ADVISED}---\nx: 1\n`, 'b.yaml': ACKNOWLEDGED.replaceAll('name: A', 'name: B'), 'c.yaml': GOOD });

test('every finding with its place, and how many there are', () => {
  const { stdout } = invoke(files, ['check', '.', '--format', 'json']);
  const shared = {
    level: 'rejected',
    rule: 'metadata/has-valid-name',
    summary: 'The name of an object must have the form that its kind demands',
    apiVersion: 'v1',
    kind: 'ConfigMap',
    field: 'metadata.name',
    allowed: ALLOWED_NAME,
    fix: 'Write another name.',
    why: 'The API server refuses other names: most kinds want a DNS subdomain, namespaces and services a DNS label.',
    link: `https://github.com/cdk8s-kubevirt/cdk8s-kubevirt/blob/v${version}/docs/rules/object.md#metadata/has-valid-name`,
  };
  expect(JSON.parse(stdout)).toEqual({
    version,
    summary: {
      files: 3,
      objects: 4,
      skipped: 1,
      skippedAs: {},
      notJudged: {},
      unfollowedLinks: [],
      ignored: [],
      rejected: 1,
      unstartable: 0,
      warned: 0,
      advised: 1,
      acknowledged: 1,
      baseline: 0,
      failing: 1,
      internalErrors: 0,
      rules: { 'metadata/fits-scope': 1, 'metadata/has-valid-name': 1 },
    },
    findings: [
      { ...shared, name: 'A', got: 'A', file: 'a.yaml', line: 4, column: 3 },
      expect.objectContaining({ rule: 'metadata/fits-scope', namespace: 'b', name: 'a', file: 'a.yaml', line: 8, column: 21 }),
      { ...shared, name: 'B', got: 'B', acknowledged: 'It is renamed later.', file: 'b.yaml', line: 4, column: 3 },
    ],
  });
});
