import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { directory, invoke } from '../invoke';

/** What would forge lines, colours, links, markup or placeholders where it is written as it is. */
const HOSTILE = [
  'a\n  fix       Nothing.', 'b\r\u001B[2J', '\u001B]8;;http://evil\u0007c\u001B]8;;\u0007', 'd\u009B31m', '\u202Ee', '[f](http://evil)', '"><g/>', '${h}{0}',
  'i\u2028', '\uD800j', '\uFEFFk', ']]>', '</failure>', '&#0;', 'x'.repeat(5000), '__proto__', 'constructor', '%00', '../../etc', '\\..\\',
];

const manifest = (text: string) => JSON.stringify({
  apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: text, namespace: text, labels: { [text]: text } }, data: { [text]: 1 }, [text]: { [text]: text },
});
const root = directory({ 'plain.yaml': manifest('A') });
const FILES = ['a b', '%2e', '#c', '?d', 'e\nf', '\u001B[2J', '[g](h)', '"><i>', '\u202Ej', 'k\\l', 'm:n', 'é', '😀'].map((name) => `${name}.json`);
for (const [i, name] of FILES.entries()) writeFileSync(join(root, name), manifest(HOSTILE[i % HOSTILE.length]));
writeFileSync(Buffer.concat([Buffer.from(`${root}/z`), Buffer.from([0xFF]), Buffer.from('.json')]), manifest('Z'));
writeFileSync(join(root, 'all.json'), HOSTILE.map(manifest).join('\n---\n'));
writeFileSync(join(root, 'broken.yaml'), Buffer.from([0x61, 0xFF]));

// eslint-disable-next-line no-control-regex
const UNPRINTABLE = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u200B-\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/;
const render = (format: string) => invoke(root, ['check', '.', '--format', format]);

test.each([
  ['in full', ['--all'], /^(?:$|[A-Z]+ [\w-]+\/[\w-]+: | {2}(?:at|object|field|got|allowed|why|fix) |\d+ findings: )/],
  ['by rule', [], /^(?:$|[A-Z]+ [\w-]+\/[\w-]+(?: \(\d+\))?: | {2}(?:at|first at|why|allowed|fix) | {12}[^ ]|\d+ findings: |Every finding in full: )/],
])('text %s has no line that a manifest made', (_, flags, allowed) => {
  const { stdout } = invoke(root, ['check', '.', ...flags]);
  expect(stdout).not.toMatch(UNPRINTABLE);
  expect(stdout.split('\n').filter((line) => !allowed.test(line))).toEqual([]);
  expect(stdout.split('\n').filter((line) => /^ {2}fix {7}Nothing\.$/.test(line))).toEqual([]);
});

test('GitHub reads commands only that are ours', () => {
  const lines = render('github').stdout.trimEnd().split('\n');
  expect(lines.pop()).toMatch(/^\d+ findings: /);
  for (const line of lines) expect(line).toMatch(/^::(?:error|warning|notice) file=[^,:]+,line=\d+,col=\d+,title=[\w/-]+::\S/);
});

test('GitLab gets a line of text for each', () => {
  for (const { description } of JSON.parse(render('gitlab').stdout)) expect(description).not.toMatch(/[\n\r]|\u001B/);
});

test('JUnit is XML', () => {
  const { stdout } = render('junit');
  // eslint-disable-next-line no-control-regex
  expect(stdout).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/);
  const rest = stdout.replace(/<\?xml [^>]*\?>|<\/?(?:testsuites?|testcase|failure|system-out)(?: [a-z]+="[^"<>]*")*\/?>/g, '');
  expect(rest).not.toMatch(/[<>]|&(?!(?:amp|lt|gt|quot);)/);
});

describe('SARIF 2.1.0', () => {
  const { runs: [{ tool: { driver }, invocations, results }], ...log } = JSON.parse(render('sarif').stdout);

  test('has what its schema requires of a log', () => {
    expect(log).toEqual({ $schema: expect.stringMatching(/^https:\/\//), version: '2.1.0' });
    expect(invocations).toEqual([{ executionSuccessful: true, toolExecutionNotifications: [] }]);
    expect(new Set(driver.rules.map(({ id }: { id: string }) => id)).size).toBe(driver.rules.length);
    for (const { helpUri, defaultConfiguration: { level } } of driver.rules) {
      expect(() => new URL(helpUri)).not.toThrow();
      expect(['none', 'note', 'warning', 'error']).toContain(level);
    }
  });

  test('has what its schema requires of a result', () => {
    expect(results.length).toBeGreaterThan(100);
    for (const { ruleId, ruleIndex, level, message, locations, partialFingerprints, ...rest } of results) {
      expect(rest).toEqual({});
      expect(driver.rules[ruleIndex].id).toBe(ruleId);
      expect(['note', 'warning', 'error']).toContain(level);
      expect(message).toEqual({ text: expect.stringMatching(/^\S/) });
      expect(Object.values(partialFingerprints)).toEqual([expect.stringMatching(/^[\da-f]{32}$/)]);
      const [{ physicalLocation: { artifactLocation: { uri }, region }, logicalLocations: [logical] }, ...others] = locations;
      const { startLine, startColumn } = region;
      expect(others).toEqual([]);
      expect([startLine, startColumn].every((number) => Number.isInteger(number) && number >= 1)).toBe(true);
      expect(uri).toMatch(/^(?:[\w.~!*'()-]|%[\dA-F]{2})+$/);
      expect(logical).toEqual({ fullyQualifiedName: expect.any(String), kind: 'object' });
      for (const text of [message.text, logical.fullyQualifiedName]) {
        expect(text).not.toMatch(UNPRINTABLE);
        expect(text).not.toContain('\n');
      }
      expect(message.text).not.toMatch(/(?<!\\)\]\(/);
    }
  });

  test('URIs lead to the files', () => {
    const uris = new Set(results.map((result: any) => decodeURIComponent(result.locations[0].physicalLocation.artifactLocation.uri)));
    expect([...uris].sort()).toEqual([...FILES, 'all.json', 'broken.yaml', 'plain.yaml', 'z\\xff.json'].sort());
  });
});

test('JSON has what was written', () => {
  const { findings } = JSON.parse(render('json').stdout);
  expect(findings.some(({ name }: { name: string }) => name === HOSTILE[0])).toBe(true);
});
