import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileOf, formatCatalog, groupKind, parseRef, readCatalogs } from '../../../projenrc/import/catalog';
import { CommonInstancetypes, formatCommonInstancetypes } from '../../../projenrc/import/common-instancetypes';
import { Difference, formatDifference, withDifference } from '../../../projenrc/import/difference';
import { emitTypes } from '../../../projenrc/import/emit-types';
import { formatGates, Gates } from '../../../projenrc/import/gates';
import { formatLifecycles, LifecycleFile } from '../../../projenrc/import/lifecycle';
import { references } from '../../../projenrc/import/references';
import { KNOWN_RELEASES } from '../../../src/manifests/releases';

const IMPORTS = join(__dirname, '..', '..', '..', 'imports');
const catalogs = readCatalogs(join(IMPORTS, 'schemas'));
const entries = Object.entries(catalogs);
const textOf = (file: string) => readFileSync(join(IMPORTS, file), 'utf8');
const differences = readdirSync(join(IMPORTS, 'releases')).filter(file => /-\d+\.\d+\.json$/.test(file));
const ofProjects = differences.filter(file => !file.startsWith('common-instancetypes'));

test('the committed types are what the committed schemas give', () => {
  const files = readdirSync(IMPORTS).filter(file => file.endsWith('.d.ts'));
  const committed = Object.fromEntries(files.map(file => [file, readFileSync(join(IMPORTS, file), 'utf8')]));
  expect(Object.fromEntries(emitTypes(catalogs))).toEqual(committed);
});

test.each(entries)('%s is named after its repository and formatted as it would be written', (file, catalog) => {
  expect(file).toBe(fileOf(catalog));
  expect(formatCatalog(catalog)).toBe(readFileSync(join(IMPORTS, 'schemas', file), 'utf8'));
});

test.each(entries)('every reference of %s leads to a definition', (file, { kinds, definitions }) => {
  const targets = Object.values(definitions).flatMap(references).map(parseRef);
  expect(targets.filter(target => catalogs[target.file ?? file]?.definitions[target.definition] === undefined)).toEqual([]);
  expect(kinds.filter(({ definition }) => definitions[definition] === undefined)).toEqual([]);
});

test('the schemas are of the releases this library targets', () => {
  expect(entries.map(([, { upstream }]) => `${upstream.repository} ${upstream.release}`)).toEqual([
    'kubevirt/application-aware-quota v1.8.0',
    'argoproj/argo-cd v3.5.1',
    'argoproj/argo-workflows v4.1.2',
    'kubernetes/autoscaler vertical-pod-autoscaler/v1.7.1',
    'kubevirt/cluster-network-addons-operator v0.102.0',
    'kubevirt/containerized-data-importer v1.66.0',
    'external-secrets/external-secrets v2.9.0',
    'kubernetes-csi/external-snapshotter v8.6.0',
    'rancher/fleet v0.16.1',
    'kubevirt/hostpath-provisioner-operator v0.25.2',
    'kubevirt/hyperconverged-cluster-operator v1.19.0-0.20260819172528-7313576e67e4',
    'k8snetworkplumbingwg/ipamclaims v0.5.1-alpha',
    'kedacore/keda v2.20.2',
    'nmstate/kubernetes-nmstate v0.86.0',
    'kubernetes/kubernetes v1.34.0',
    'kubevirt/kubevirt v1.9.0',
    'fluxcd/kustomize-controller v1.9.4',
    'metallb/metallb v0.16.1',
    'k8snetworkplumbingwg/multi-networkpolicy v0.0.0-20230301165931-f1873dc329c6',
    'k8snetworkplumbingwg/network-attachment-definition-client v1.7.7',
    'medik8s/node-healthcheck-operator v0.12.0',
    'openshift/api v0.0.0-20260822000325-2a3d73913b5a',
    'ovn-kubernetes/ovn-kubernetes v1.3.0',
    'tektoncd/pipeline v1.15.0',
    'prometheus-operator/prometheus-operator v0.93.0',
    'bitnami/sealed-secrets v0.38.4',
    'medik8s/self-node-remediation v0.13.0',
    'k8snetworkplumbingwg/sriov-network-operator v1.6.0',
    'kubevirt/ssp-operator v0.26.0',
    'vmware-tanzu/velero v1.18.3',
    'kubevirt/virt-template v0.2.2',
  ]);
});

test('no kind is described twice', () => {
  const kinds = entries.flatMap(([, catalog]) => catalog.kinds.map(kind => `${groupKind(kind)}/${kind.version}`));
  expect(kinds.filter((kind, index) => kinds.indexOf(kind) !== index)).toEqual([]);
});

describe.each(ofProjects)('releases/%s', (file) => {
  const text = textOf(`releases/${file}`);
  const difference = JSON.parse(text) as Difference;
  const [, name, minor] = /^(.*)-(\d+\.\d+)\.json$/.exec(file)!;
  const newest = catalogs[`${name}.json`];

  test('is named after its project and release, and formatted as it would be written', () => {
    expect(difference.upstream.repository).toBe(newest.upstream.repository);
    expect(difference.upstream.release).toMatch(new RegExp(`^v${minor}\\.\\d+$`));
    expect(formatDifference(difference)).toBe(text);
  });

  test('gives a catalog whose references lead to definitions, each of which is reached', () => {
    const { kinds, definitions } = withDifference(newest, difference);
    const targets = Object.values(definitions).flatMap(references).map(parseRef);
    const definitionsOf = (target?: string) => (target === undefined ? definitions : catalogs[target].definitions);
    expect(targets.filter(target => definitionsOf(target.file)[target.definition] === undefined)).toEqual([]);
    expect(kinds.filter(({ definition }) => definitions[definition] === undefined)).toEqual([]);
    const used = new Set([...targets.map(({ definition }) => definition), ...kinds.map(({ definition }) => definition)]);
    expect(Object.keys(definitions).filter(definition => !used.has(definition))).toEqual([]);
  });
});

test.each(['common-instancetypes.json', ...differences.filter(file => !ofProjects.includes(file)).map(file => `releases/${file}`)])(
  '%s is formatted as it would be written', (file) => {
    const { '//': note, ...common } = JSON.parse(textOf(file)) as CommonInstancetypes & { '//': string };
    expect(formatCommonInstancetypes(common, note.replace('Generated by `npm run import`. Do not edit.', ''))).toBe(textOf(file));
    expect(common.upstream.bundles.version).toMatch(/^v\d+\.\d+\.\d+$/);
  },
);

test('gates and lifecycles are formatted as they would be written, and of the known releases', () => {
  const gates = JSON.parse(textOf('releases/feature-gates.json')) as Gates;
  expect(formatGates(gates)).toBe(textOf('releases/feature-gates.json'));
  expect(gates.releases).toEqual(KNOWN_RELEASES.kubevirt);
  const lifecycles = JSON.parse(textOf('releases/api-lifecycles.json')) as LifecycleFile;
  expect(formatLifecycles(lifecycles)).toBe(textOf('releases/api-lifecycles.json'));
  expect(lifecycles.release).toBe(KNOWN_RELEASES.kubernetes.at(-1));
});
