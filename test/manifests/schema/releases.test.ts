import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { KNOWN_RELEASES, releasesOf } from '../../../src/manifests/releases';
import type { Releases } from '../../../src/manifests/releases';
import { versionsOf } from '../../../src/manifests/schema/kinds';
import { RELEASE_OF, upstreamsOf } from '../../../src/manifests/schema/releases';
import { fieldSince, kindSince } from '../../../src/manifests/schema/since';
import { newestUpstreams } from '../../../src/manifests/schema/upstream';
import { schemaErrors } from '../../../src/manifests/schema/validator';

const NEWEST = releasesOf({});
const on = (releases: Partial<Releases>): Releases => ({ ...NEWEST, ...releases });
const PROJECTS = Object.keys(KNOWN_RELEASES) as (keyof Releases)[];
const each = PROJECTS.flatMap((project) => KNOWN_RELEASES[project].map((release) => [project, release] as const));

test('there is a file for every release that differs, and none besides', () => {
  const files = readdirSync(join(__dirname, '..', '..', '..', 'imports', 'releases'));
  const read = [...RELEASE_OF].flatMap(([file, project]) => KNOWN_RELEASES[project].flatMap((release) => {
    const upstream = upstreamsOf(on({ [project]: release })).find((found) => found.project === file)!;
    return upstream.file === file ? [] : [upstream.file];
  }));
  const projects = [...RELEASE_OF.keys()].map((file) => file.replace('.json', '-'));
  expect(files.filter((file) => projects.some((project) => file.startsWith(project))).sort()).toEqual(read.sort());
});

test.each(each)('every kind of %s %s has a schema that compiles', (project, release) => {
  const releases = on({ [project]: release });
  for (const { group, kind } of upstreamsOf(releases).flatMap(({ kinds }) => kinds)) {
    for (const known of versionsOf(group, kind, releases)?.values() ?? []) expect(Array.isArray(schemaErrors(known, { spec: {} }))).toBe(true);
  }
});

test('the newest releases are read as they are', () => {
  expect(upstreamsOf(NEWEST)).toBe(newestUpstreams());
});

test.each<[Partial<Releases>, string, string, string[] | undefined]>([
  [{ kubevirt: '1.8' }, 'export.kubevirt.io', 'VirtualMachineExport', ['v1beta1', 'v1alpha1']],
  [{ kubevirt: '1.9' }, 'export.kubevirt.io', 'VirtualMachineExport', ['v1', 'v1beta1']],
  [{ kubevirt: '1.7' }, 'backup.kubevirt.io', 'VirtualMachineBackup', undefined],
  [{ kubevirt: '1.6' }, 'pool.kubevirt.io', 'VirtualMachinePool', ['v1alpha1']],
  [{ kubernetes: '1.31' }, 'admissionregistration.k8s.io', 'MutatingAdmissionPolicy', undefined],
  [{ kubernetes: '1.33' }, 'resource.k8s.io', 'ResourceClaim', ['v1alpha3', 'v1beta1', 'v1beta2']],
])('what %j serves of %s/%s', (releases, group, kind, expected) => {
  const versions = versionsOf(group, kind, on(releases));
  expect(versions && [...versions.keys()]).toEqual(expected);
});

test.each<[string, string, Partial<Releases>, string | undefined]>([
  ['backup.kubevirt.io', 'VirtualMachineBackup', { kubevirt: '1.6' }, 'KubeVirt 1.8'],
  ['plugin.kubevirt.io', 'Plugin', { kubevirt: '1.7' }, 'KubeVirt 1.9'],
  ['plugin.kubevirt.io', 'Plugins', { kubevirt: '1.7' }, undefined],
  ['example.com', 'Plugin', { kubevirt: '1.7' }, undefined],
])('%s/%s on %j is since', (group, kind, releases, since) => expect(kindSince(group, kind, on(releases))).toBe(since));

test.each<[string, string, string[], Partial<Releases>, string | undefined]>([
  ['kubevirt.io', 'VirtualMachine', ['spec', 'template', 'spec', 'domain', 'rebootPolicy'], { kubevirt: '1.7' }, 'KubeVirt 1.8'],
  ['kubevirt.io', 'VirtualMachine', ['spec', 'template', 'spec', 'volumes', '0', 'containerPath'], { kubevirt: '1.7' }, 'KubeVirt 1.8'],
  ['kubevirt.io', 'VirtualMachine', ['spec', 'template', 'spec', 'domain', 'rebotPolicy'], { kubevirt: '1.7' }, undefined],
  ['migrations.kubevirt.io', 'MigrationPolicy', ['spec', 'maxDowntimeMs'], { kubevirt: '1.8' }, 'KubeVirt 1.9'],
])('a field of %s/%s: %j on %j is since', (group, kind, keys, releases, since) => {
  const [known] = [...versionsOf(group, kind, on(releases))!.values()];
  expect(fieldSince(known, keys, on(releases))).toBe(since);
});
