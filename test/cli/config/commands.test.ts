import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { directory, GOOD, invoke, REJECTED } from '../invoke';

const vm = (name: string, firmware: object = {}) => JSON.stringify({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { name },
  spec: { runStrategy: 'Always', template: { spec: { domain: { memory: { guest: '1Gi' }, devices: {}, ...firmware } } } },
});
const COMMANDS = [['report', '--format', 'json'], ['upgrade', '--to', '1.9', '--format', 'json'], ['reach', '--format', 'json'], ['start', '--format', 'json'], ['graph', '--format', 'json']];
const PLATFORM = 'platform: {kubevirtVersion: "1.8"}\n';

describe('commands on manifests', () => {
  const files = directory({
    '.cdk8s-kubevirt.yaml': `${PLATFORM}paths: [m]\nignore: [m/ignored.yaml]\n`,
    'm/kept.yaml': vm('kept'),
    'm/ignored.yaml': vm('left-out'),
    'other.yaml': vm('other'),
  });

  test.each(COMMANDS)('%s reads the paths of the config, without what is ignored', (...args) => {
    const { code, stdout, stderr } = invoke(join(files, 'm'), args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).not.toContain('left-out');
    if (args[0] !== 'upgrade') expect(stdout).toContain('kept');
  });

  test.each(COMMANDS)('%s without config has nothing to read', (...args) => {
    const { code, stderr } = invoke(files, [...args, '--no-config']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^cdk8s-kubevirt: nothing to \w+(?: on)?; name files or directories, or - for standard input\n$/);
  });

  test('what the command line names counts first', () => {
    expect(JSON.parse(invoke(files, ['report', 'other.yaml', '--format', 'json']).stdout)).toMatchObject({ title: 'other.yaml', summary: { objects: 1 } });
  });

  test('a report goes nowhere that is read', () => {
    expect(invoke(files, ['graph', '--output', '.cdk8s-kubevirt.yaml']).stderr).toBe(
      'cdk8s-kubevirt: --output .cdk8s-kubevirt.yaml would replace .cdk8s-kubevirt.yaml, which is the config\n',
    );
  });
});

describe('clusters', () => {
  const files = directory({
    '.cdk8s-kubevirt.yaml': `clusters:
- {files: [base, berlin], platform: {kubevirtVersion: "1.7"}}
- {files: [base, paris], platform: {kubevirtVersion: "1.8"}}
`,
    'base/a.yaml': vm('a'),
    'berlin/b.yaml': vm('b'),
    'paris/c.yaml': vm('c'),
  });
  const [BERLIN, PARIS] = [0, 1].map((i) => `.cdk8s-kubevirt.yaml, clusters[${i}]`);

  test.each([[['base', 'berlin'], '1.7'], [['base', 'paris'], '1.8'], [['berlin'], '1.7']])('%j are those of one', (paths, kubevirt) => {
    expect(JSON.parse(invoke(files, ['report', ...paths, '--format', 'json']).stdout)).toMatchObject({ cluster: { kubevirt } });
  });

  test.each(COMMANDS)('%s: files that no cluster has in common', (...args) => {
    expect(invoke(files, [...args, 'berlin', 'paris'])).toEqual({
      code: 2, stdout: '', stderr: `cdk8s-kubevirt: what is named goes to more than one cluster, ${BERLIN}, ${PARIS}; name the paths of one of them\n`,
    });
  });

  test.each(COMMANDS.filter(([name]) => name !== 'reach'))('%s: files that more than one has', (...args) => {
    expect(invoke(files, [...args, 'base'])).toEqual({
      code: 2, stdout: '', stderr: `cdk8s-kubevirt: what is named goes to more than one cluster, ${BERLIN}, ${PARIS}; say which by --platform\n`,
    });
  });

  test('who reaches whom does not depend on which', () => expect(invoke(files, ['reach', 'base']).code).toBe(0));

  test('an upgrade from the release of the cluster', () => {
    const { upgrade } = JSON.parse(invoke(files, ['upgrade', 'paris', '--to', '1.9', '--format', 'json']).stdout);
    expect(upgrade).toEqual([expect.objectContaining({ from: '1.8', to: '1.9' })]);
  });
});

describe('levels and reasons', () => {
  const rule = 'metadata/has-valid-name';
  const files = directory({
    'a/bad.yaml': REJECTED,
    'off.yaml': `rules: {${rule}: off}\n`,
    'advised.yaml': `rules: {${rule}: advised}\n`,
    'accepted.yaml': `acknowledge: [{rule: ${rule}, reason: The vendor names it so.}]\n`,
  });
  const found = (config: string) => {
    const { findings } = JSON.parse(invoke(files, ['report', 'a', '--format', 'json', '--config', config]).stdout);
    return findings.map(({ level, acknowledged }: { level: string; acknowledged?: string }) => [level, acknowledged]);
  };

  test.each([
    ['off.yaml', []], ['advised.yaml', [['advised', undefined]]], ['accepted.yaml', [['rejected', 'The vendor names it so.']]],
  ])('a report by %s', (config, expected) => expect(found(config)).toEqual(expected));

  const sides = directory({ 'old/a.yaml': GOOD, 'new/a.yaml': `${GOOD}---\n${REJECTED}`, 'accepted.yaml': `acknowledge: [{rule: ${rule}, reason: It is so.}]\n` });
  test.each([[[], 1], [['--config', 'accepted.yaml'], 0]])('diff %j', (args, code) => {
    expect(invoke(sides, ['diff', 'old', 'new', '--fail-on', 'refused', ...args]).code).toBe(code);
  });
});

test('diff ignores on both sides, also in a revision', () => {
  const root = directory({ '.cdk8s-kubevirt.yaml': 'ignore: [m/x.yaml]\n', 'm/a.yaml': GOOD, 'm/x.yaml': vm('x') });
  const git = (...args: string[]) => spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'core.hooksPath=/dev/null', ...args], { cwd: root });
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '--message', 'a');
  rmSync(join(root, 'm/x.yaml'));
  for (const old of ['HEAD', 'HEAD:m', 'HEAD:./m']) {
    expect(JSON.parse(invoke(root, ['diff', old, 'm', '--format', 'json']).stdout)).toMatchObject({ changes: [] });
    expect(JSON.parse(invoke(root, ['diff', old, 'm', '--format', 'json', '--no-config']).stdout)).toMatchObject({ changes: [{ name: 'x', outcome: 'removed' }] });
  }
});
