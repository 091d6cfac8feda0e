import { join } from 'node:path';
import { ACKNOWLEDGED, ADVISED, ALLOWED_NAME, directory, invoke, REJECTED, WARNED } from '../invoke';

const files = directory({ 'sub/a,b.yaml': `${ADVISED}---\n${REJECTED}`, 'sub/w.json': WARNED, 'sub/acknowledged.yaml': ACKNOWLEDGED.replaceAll('name: A', 'name: B') });

test('a command for each open finding, those that fail first', () => {
  const { stdout } = invoke(join(files, 'sub'), ['check', '.', '--format', 'github'], { env: { GITHUB_WORKSPACE: files } });
  expect(stdout.split('\n')).toEqual([
    '::error file=sub/a%2Cb.yaml,line=8,col=3,title=metadata/has-valid-name::'
      + `ConfigMap A metadata.name: The name of an object must have the form that its kind demands; got A; allowed: ${ALLOWED_NAME}. Write another name.`,
    expect.stringMatching(/^::notice file=sub\/a%2Cb\.yaml,line=3,col=21,title=metadata\/fits-scope::Namespace b\/a metadata\.namespace: An object /),
    expect.stringMatching(/^::warning file=sub\/w\.json,line=1,col=2,title=object\/avoids-deprecated-version::VirtualMachine a apiVersion: /),
    '4 findings: 1 rejected, 1 warned, 1 advised, 1 acknowledged; checked 4 objects in 3 files',
    '',
  ]);
});

test.each([['', 'file=a%2Cb.yaml,'], ['/elsewhere', 'file=a%2Cb.yaml,']])('files stay as they are where the workspace is %j', (GITHUB_WORKSPACE, start) => {
  expect(invoke(join(files, 'sub'), ['check', 'a,b.yaml', '--format', 'github'], { env: { GITHUB_WORKSPACE } }).stdout).toContain(start);
});

test('a percent sign and a line are escaped, as the runner reads them back', () => {
  const stdin = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: "a%0Ab\\nc"}\n';
  expect(invoke(files, ['check', '-', '--format', 'github'], { stdin }).stdout).toContain('; got a%250Ab\\nc; ');
});
