import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import fc from 'fast-check';
import { CheckMemory } from '../../../src/admission/check-memory';
import { check } from '../../../src/cli/check-command';
import { CheckRun } from '../../../src/cli/check-run';
import { FileMemory } from '../../../src/cli/file-memory';
import { renderJson } from '../../../src/cli/format/json';
import type { Input, Place } from '../../../src/cli/inputs';
import { UsageError } from '../../../src/cli/io';
import { parse } from '../../../src/cli/options';
import { findingsOf } from '../../../src/cli/report';
import type { Report } from '../../../src/cli/report';
import { differenceOf } from '../../../src/cli/watch/difference';
import { ACKNOWLEDGED, ADVISED, directory, GOOD, REJECTED, silentIo, UNSTARTABLE, WARNED } from '../invoke';

const vm = (name: string, namespace: string, spec: object, guest: object = {}) => JSON.stringify({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { name, namespace },
  spec: { runStrategy: 'Always', template: { spec: { domain: { devices: {}, memory: { guest: '1Gi' } }, ...guest } }, ...spec },
});
const object = (apiVersion: string, kind: string, name: string, namespace: string | undefined, rest: object) => (
  JSON.stringify({ apiVersion, kind, metadata: { name, namespace }, ...rest })
);
const instancetype = (guest: number) => (
  object('instancetype.kubevirt.io/v1beta1', 'VirtualMachineInstancetype', 'small', 'a', { spec: { cpu: { guest }, memory: { guest: '1Gi' } } })
);
const small = { instancetype: { name: 'small', kind: 'VirtualMachineInstancetype' } };
const plain = { template: { spec: { domain: { devices: {}, cpu: { cores: 2 } } } } };
const disk = (claimName: string) => ({
  domain: { devices: { disks: [{ name: 'd', disk: {} }], interfaces: [{ name: 'n', bridge: {}, macAddress: '02:00:00:00:00:01' }] }, memory: { guest: '1Gi' } },
  networks: [{ name: 'n', multus: { networkName: 'net' } }],
  volumes: [{ name: 'd', persistentVolumeClaim: { claimName } }],
});
const claim = (...accessModes: string[]) => (
  object('v1', 'PersistentVolumeClaim', 'c', 'a', { spec: { accessModes, resources: { requests: { storage: '1Gi' } } } })
);
const cloudInit = (source: object) => ({
  domain: { devices: { disks: [{ name: 'i', disk: {} }] }, memory: { guest: '1Gi' } },
  volumes: [{ name: 'i', cloudInitNoCloud: source }],
});
const hostDisk = {
  domain: { devices: { disks: [{ name: 'h', disk: {} }] }, memory: { guest: '1Gi' } },
  volumes: [{ name: 'h', hostDisk: { path: '/d', type: 'Disk' } }],
};
const addressed = {
  domain: {
    firmware: { serial: '1' },
    devices: { disks: [{ name: 'i', disk: {} }], interfaces: [{ name: 'n', bridge: {}, macAddress: '02:00:00:00:00:01' }] },
    memory: { guest: '1Gi' },
  },
  networks: [{ name: 'n', multus: { networkName: 'net' } }],
  volumes: [{ name: 'i', cloudInitNoCloud: { networkData: 'version: 2\nethernets: {n: {match: {macaddress: "02:00:00:00:00:01"}, addresses: [10.0.0.5/24]}}\n' } }],
};
const attachment = (namespace: string) => (
  object('k8s.cni.cncf.io/v1', 'NetworkAttachmentDefinition', 'net', namespace, { spec: { config: '{"cniVersion":"0.3.1","type":"bridge","bridge":"br1"}' } })
);
const imported = { dataVolumeTemplates: [{ metadata: { name: 'd' }, spec: { storage: {}, sourceRef: { kind: 'DataSource', name: 'image' } } }] };
const secret = (userdata: string) => object('v1', 'Secret', 's', 'a', { stringData: { userdata } });

const SEPARATOR = '\n---\n';
/** Objects that are judged otherwise by what else is there. */
const MANIFESTS = [
  GOOD, REJECTED, UNSTARTABLE, WARNED, ADVISED, ACKNOWLEDGED,
  instancetype(1), instancetype(4), vm('w', 'a', small), vm('w', 'a', { ...small, ...plain }),
  vm('x', 'a', {}, disk('c')), vm('x', 'a', { runStrategy: 'Halted' }, disk('c')), vm('y', 'a', {}, disk('c')), vm('x', 'b', {}, disk('c')), claim('ReadWriteOnce'), claim('ReadWriteMany'), claim('ReadOnlyMany'),
  vm('z', 'a', {}, cloudInit({ secretRef: { name: 's' } })), vm('z', 'a', {}, cloudInit({ userData: '#cloud-config\nusrs: []\n' })), secret('#cloud-config\na: [\n'), secret('packages: []'),
  object('v1', 'Namespace', 'a', undefined, { metadata: { name: 'a', labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } } }),
  object('kubevirt.io/v1', 'KubeVirt', 'kubevirt', 'kubevirt', { spec: { configuration: { developerConfiguration: { featureGates: ['HostDisk'] } } } }),
  vm('m', 'a', {}, addressed), vm('n', 'a', {}, addressed), vm('m', 'b', { runStrategy: 'WaitAsReceiver' }, addressed), vm('o', 'b', {}, addressed), attachment('a'), attachment('b'),
  vm('p', 'a', imported, disk('d')), vm('q', 'a', {}, disk('d-1')), object('cdi.kubevirt.io/v1beta1', 'DataSource', 'image', 'b', { spec: { source: { pvc: { name: 'c', namespace: 'a' } } } }),
  object('v1', 'Namespace', 'b', undefined, {}), object('apps/v1', 'StatefulSet', 'd', 'a', {
    spec: { serviceName: 'd', selector: { matchLabels: { a: 'b' } }, template: { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'a', image: 'a:1', envFrom: [{ secretRef: { name: 's' } }] }] } } },
  }),
  vm('h', 'b', {}, hostDisk), vm('h', 'a', {}, hostDisk), vm('x', 'a', {}, { ...disk('c'), hostnme: 'x' }), vm('${NAME}', 'a', {}), 'a:\n\tb: 1\n', 'services: {a: {image: b}}\n', '\uFFFD', '', 'x: [1',
];
/** What a field of objects holds, and what else it may. */
const FIELDS: readonly (readonly [string, string])[] = [
  ['02:00:00:00:00:01', '02:00:00:00:00:02'], ['"serial":"1"', '"serial":"2"'], ['10.0.0.5', '10.0.0.6'], ['"claimName":"c"', '"claimName":"d"'], ['"name":"x"', '"name":"y"'],
  ['"name":"s"', '"name":"t"'], ['"namespace":"a"', '"namespace":"b"'], ['"networkName":"net"', '"networkName":"b/net"'], ['"br1"', '"br2"'], ['"Always"', '"Halted"'],
];
const CONFIGS = [
  '{}\n', 'rules: {name: off, metadata: advised}\n', 'ignore: [b/]\n', 'platform: platform.yaml\n', 'rules: {', 'minLevel: warned\nfailOn: warned\n',
  'clusters:\n- {files: [b/, a.yaml], platform: platform.yaml}\n- {files: [a.yaml], platform: {kubevirtVersion: "1.8"}}\n',
  'acknowledge:\n- {rule: metadata/has-valid-name, reason: It stays.}\n',
];
const TEXTS: { readonly [file: string]: readonly string[] } = {
  'a.yaml': MANIFESTS,
  'b/c.yaml': MANIFESTS,
  'b/d.json': MANIFESTS,
  'b/e/f.yml': MANIFESTS,
  '.cdk8s-kubevirt.yaml': CONFIGS,
  'platform.yaml': ['architecture: arm64\n', 'kubevirtVersion: "1.6"\n', 'featureGates: [HostDisk]\n', 'nodes: x\n'],
  'b/kustomization.yaml': ['resources: [c.yaml]\npatches: [{path: d.json}]\n', 'resources: [d.json]\n'],
};

/** An edit of a file: the text of another, made of what it holds; nothing where it is removed. */
interface Edit { readonly file: string; readonly text: (present: string) => string | null }

/** Some of the texts of a file, one of them, or none. */
const rewritten = fc.constantFrom(...Object.keys(TEXTS)).chain((file) => {
  const text = fc.constantFrom(...TEXTS[file]);
  const some = TEXTS[file] === MANIFESTS ? fc.array(text, { minLength: 1, maxLength: 4 }).map((texts) => texts.join(SEPARATOR)) : text;
  return fc.option(some, { freq: 5 }).map((written): Edit => ({ file, text: () => written }));
});

/** One object in the place of another. */
const corrected = fc.record({ file: fc.constantFrom('a.yaml', 'b/c.yaml'), object: fc.constantFrom(...MANIFESTS), place: fc.nat({ max: 3 }) })
  .map(({ file, object: written, place }): Edit => ({
    file, text: (present) => present.split(SEPARATOR).map((each, i) => (i === place ? written : each)).join(SEPARATOR),
  }));
/** What a field of all objects of a file holds, otherwise. */
const altered = fc.record({ file: fc.constantFrom('a.yaml', 'b/c.yaml'), change: fc.constantFrom(...FIELDS), isBack: fc.boolean() })
  .map(({ file, change: [one, other], isBack }): Edit => ({
    file, text: (present) => (isBack ? present.replaceAll(other, one) : present.replaceAll(one, other)),
  }));
const edit = fc.oneof(rewritten, corrected, altered);

test('a run that knows earlier ones finds what a fresh one does, whatever has changed', () => {
  const changes = fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 8 });
  fc.assert(fc.property(changes, fc.boolean(), (rounds, isWatched) => {
    const root = directory({ 'good.yaml': GOOD });
    const io = silentIo(root);
    const parsed = parse(['.'], check.options);
    const memory = { files: new FileMemory<Input, Place>(), objects: new CheckMemory() };
    const { directories } = memory.files;
    const watched = new Set<string>();
    const beginIn = (each: string) => {
      if (!watched.has(each)) directories.begin(each);
      watched.add(each);
    };
    const reportOf = (known?: typeof memory): Report | string => {
      try {
        const run = new CheckRun(parsed, io, known);
        if (known && isWatched) run.directories.forEach(beginIn);
        return run.reported().report;
      } catch (error) {
        if (error instanceof UsageError) return error.message;
        throw error;
      }
    };
    let before: Report | undefined;
    for (const edits of rounds) {
      for (const each of edits) change(root, each).forEach((path) => directories.changed(dirname(path), basename(path)));
      const [known, fresh] = [reportOf(memory), reportOf()];
      if (typeof known === 'string' || typeof fresh === 'string') {
        expect(known).toBe(fresh);
        continue;
      }
      expect(render(known)).toBe(render(fresh));
      if (before) expectSum(before, known);
      before = known;
    }
  }), { numRuns: 50 });
});

/** Where something was changed, which tells of the directory above. */
function change(root: string, { file, text: textOf }: Edit): readonly string[] {
  const path = join(root, file);
  const text = textOf(existsSync(path) ? readFileSync(path, 'utf8') : '');
  if (text === null) {
    rmSync(path, { force: true });
  } else {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return [path, dirname(path), dirname(dirname(path))];
}

function render(report: Report): string {
  return renderJson(report, { isColoured: false, showsAll: true, io: { cwd: '/', env: {} } });
}

/** What was there, without what is gone and with what was added, is what is there, but for the places of what has moved. */
function expectSum(before: Report, after: Report): void {
  const { added, gone } = differenceOf({ texts: new Map(), report: before }, { texts: new Map(), report: after });
  const left = counted(findingsOf(before));
  for (const finding of gone.map(nameOf)) left.set(finding, left.get(finding)! - 1);
  for (const finding of findingsOf(added).map(nameOf)) left.set(finding, (left.get(finding) ?? 0) + 1);
  expect(new Map([...left].filter(([, count]) => count).sort())).toEqual(new Map([...counted(findingsOf(after))].sort()));
}

function counted(findings: ReturnType<typeof findingsOf>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of findings.map(nameOf)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function nameOf({ rule, file, kind, name, field, got }: ReturnType<typeof findingsOf>[number]): string {
  return [rule, file, kind, name, field.replace(/\d+/g, ''), got].join(' ');
}
