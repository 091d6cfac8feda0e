import { ADVISED, directory, GOOD, invoke, REJECTED, WARNED } from '../invoke';

const files = directory({ 'a.yaml': `${REJECTED}---\n${REJECTED.replace('name: A', 'name: B')}---\n${ADVISED}x: 1\ny: 1\n`, 'b.json': WARNED, 'c.yaml': GOOD });

test('a line for each rule, the gravest first, then the most frequent', () => {
  expect(invoke(files, ['check', '.', '--format', 'summary']).stdout).toBe(`\
2  REJECTED     metadata/has-valid-name in 2 objects: The name of an object must have the form that its kind demands
2  REJECTED     schema/has-known-field in 1 object: An object must have only fields that its kind has
1  WARNED       object/avoids-deprecated-version in 1 object: An object must not be written in a deprecated version of its kind
1  ADVISED      metadata/fits-scope in 1 object: An object of a cluster-scoped kind must not have a namespace

6 findings: 4 rejected, 1 warned, 1 advised; checked 5 objects in 3 files
`);
});

test('nothing found', () => {
  expect(invoke(files, ['check', 'c.yaml', '--format', 'summary']).stdout).toBe('no findings; checked 1 object in 1 file\n');
});
