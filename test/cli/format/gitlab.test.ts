import { join } from 'node:path';
import Ajv from 'ajv';
import { ACKNOWLEDGED, ADVISED, directory, invoke, REJECTED, UNSTARTABLE, WARNED } from '../invoke';

/** The fields that GitLab documents for a code quality report, https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format. */
const SCHEMA = {
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'location', 'severity'],
    properties: {
      description: { type: 'string', minLength: 1 },
      check_name: { type: 'string', minLength: 1 },
      fingerprint: { type: 'string', minLength: 1 },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        required: ['path', 'lines'],
        // A relative path that does not begin with ./
        properties: { path: { type: 'string', pattern: '^(?!\\./|/)' }, lines: { type: 'object', required: ['begin'], properties: { begin: { type: 'integer', minimum: 1 } } } },
      },
    },
  },
};
const files = directory({
  'sub/rejected.yaml': `${REJECTED}data: {a: 1, b: 2}\n`,
  'sub/unstartable.json': UNSTARTABLE,
  'sub/warned.json': WARNED,
  'sub/advised.yaml': ADVISED,
  'sub/acknowledged.yaml': ACKNOWLEDGED.replaceAll('name: A', 'name: B'),
});
const report = (args: string[], stdin = '') => (
  JSON.parse(invoke(join(files, 'sub'), ['check', ...args, '--format', 'gitlab'], { stdin, env: { CI_PROJECT_DIR: files } }).stdout)
);

test('the report has the fields that GitLab reads', () => {
  const validate = new Ajv().compile(SCHEMA);
  expect(validate(report(['.'])) ? [] : validate.errors).toEqual([]);
});

test('an entry says where, what, how grave and what to do', () => {
  expect(report(['warned.json', 'rejected.yaml']).slice(0, 2)).toEqual([
    {
      description: expect.stringMatching(/^VirtualMachine a apiVersion: .*; got kubevirt\.io\/v1alpha3; allowed: .*\. Write /),
      check_name: 'object/avoids-deprecated-version',
      fingerprint: expect.stringMatching(/^[\da-f]{32}$/),
      severity: 'minor',
      location: { path: 'sub/warned.json', lines: { begin: 1 } },
    },
    {
      description: 'ConfigMap A metadata.name: The name of an object must have the form that its kind demands; got A; allowed: at most 253 lower-case letters, digits, - and ., each part starting and ending with a letter or digit. Write another name.',
      check_name: 'metadata/has-valid-name',
      fingerprint: expect.stringMatching(/^[\da-f]{32}$/),
      severity: 'blocker',
      location: { path: 'sub/rejected.yaml', lines: { begin: 4 } },
    },
  ]);
});

test.each([['unstartable.json', 'critical'], ['advised.yaml', 'info']])('%s: %s', (file, severity) => {
  expect(report([file]).map((entry: { severity: string }) => entry.severity)).toEqual([severity]);
});

test('what is acknowledged is left out', () => {
  expect(report(['acknowledged.yaml'])).toEqual([]);
});

test('fingerprints differ, also of what is alike, and stay where lines move', () => {
  const twice = `${REJECTED}---\n${REJECTED}`;
  const prints = (text: string) => report(['-'], text).filter((entry: { check_name: string }) => entry.check_name === 'metadata/has-valid-name')
    .map(({ fingerprint }: { fingerprint: string }) => fingerprint);
  expect(new Set(prints(twice)).size).toBe(2);
  expect(prints(`# moved\n\n${twice}`)).toEqual(prints(twice));
});
