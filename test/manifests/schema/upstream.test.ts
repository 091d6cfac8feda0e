import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { KNOWN_RELEASES, releasesOf } from '../../../src/manifests/releases';
import type { Releases } from '../../../src/manifests/releases';
import { upstreamsOf } from '../../../src/manifests/schema/releases';
import { filesOf, newestUpstreams } from '../../../src/manifests/schema/upstream';

test('every file of facts is read, in the order of the names', () => {
  const folder = join(__dirname, '..', '..', '..', 'imports', 'schemas');
  expect(newestUpstreams().map(({ file }) => file)).toEqual(readdirSync(folder).sort());
});

test('who asks for a group reads every file that has kinds of it in any release, and no other', () => {
  const inAnyRelease = (Object.keys(KNOWN_RELEASES) as (keyof Releases)[]).flatMap((project) => (
    KNOWN_RELEASES[project].flatMap((release) => upstreamsOf({ ...releasesOf({}), [project]: release }))
  ));
  const files = new Map<string, Set<string>>();
  for (const { project, kinds } of inAnyRelease) for (const { group } of kinds) files.set(group, (files.get(group) ?? new Set()).add(project));
  expect([...files.keys()].map((group) => [group, filesOf(group)])).toEqual([...files].map(([group, names]) => [group, [...names]]));
});

test('no kind is in the files of two projects', () => {
  const kinds = newestUpstreams().flatMap(({ file, kinds: all }) => [...new Set(all.map(({ group, kind }) => `${group}/${kind}`))].map((name) => ({ name, file })));
  expect(kinds.filter(({ name }, i) => kinds.findIndex((other) => other.name === name) !== i)).toEqual([]);
});
