import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SRC = join(__dirname, '..', '..', 'src');
const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')).map((file) => readFileSync(join(SRC, file), 'utf8'));
const types = files.flatMap((text) => [...text.matchAll(/apiGroup: '([^']*)', version: '([^']*)', kind: '([^']*)'/g)].map(([, group, version, kind]) => ({ kind: `${group}/${kind}`, version })));

test('every kind is written in one version, whichever construct makes it', () => {
  const versions = new Map<string, Set<string>>();
  for (const { kind, version } of types) versions.set(kind, (versions.get(kind) ?? new Set()).add(version));
  expect(versions.size).toBeGreaterThan(30);
  expect([...versions].filter(([, { size }]) => size > 1)).toEqual([]);
});

test('none in a deprecated one', () => {
  expect(types.filter(({ kind, version }) => kind.startsWith('kubevirt.io/') && version !== 'v1')).toEqual([]);
});
