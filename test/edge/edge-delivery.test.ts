import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart, Duration, YamlOutputType } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { objectsOf, STORE } from './fixture';
import {
  EdgeArgoCdOptions, EdgeDelivery, EdgeRancherFleetOptions, EdgeStorage, EdgeStoreFleet, EdgeStoreFleetProps, StoreInventory,
} from '../../src/edge';
import { PlatformApp } from '../../src/platform';
import { ExternalSecretStore } from '../../src/security';

const REPOSITORY = 'https://git.example.com/retail/edge.git';
const FOLDERS = YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE;

function deliveryOf(delivery: EdgeDelivery, props: Partial<EdgeStoreFleetProps> = {}, yamlOutputType = YamlOutputType.FILE_PER_CHART) {
  const app = new App({ yamlOutputType });
  const fleet = new EdgeStoreFleet(app, 'stores', { inventory: StoreInventory.numbered(3), store: STORE, delivery, ...props });
  const objects = objectsOf(app.node.findChild('stores-delivery') as Chart);
  return { app, fleet, objects, specs: Object.fromEntries(Object.entries(objects).map(([key, { spec }]) => [key, spec])) };
}

describe('Argo CD', () => {
  const argoCd = (options: Partial<EdgeArgoCdOptions> = {}) => EdgeDelivery.argoCd({ repoUrl: REPOSITORY, ...options });

  test('a project, and an application of each cluster, wave after wave', () => {
    const { specs, objects } = deliveryOf(argoCd());
    expect(specs).toEqual({
      'AppProject/stores': {
        sourceRepos: [REPOSITORY],
        destinations: [{ name: '*', server: '*', namespace: '*' }],
        clusterResourceWhitelist: [{ group: '', kind: 'Namespace' }],
      },
      'ApplicationSet/stores': {
        goTemplate: true,
        goTemplateOptions: ['missingkey=error'],
        generators: [{ clusters: { selector: { matchLabels: { type: 'store' } } } }],
        strategy: {
          type: 'RollingSync',
          rollingSync: {
            steps: [
              { matchExpressions: [{ key: 'wave', operator: 'In', values: ['canary'] }] },
              { matchExpressions: [{ key: 'wave', operator: 'In', values: ['main'] }], maxUpdate: '10%' },
            ],
          },
        },
        template: {
          metadata: { name: '{{ .name }}', labels: { wave: '{{ .metadata.labels.wave }}' } },
          spec: {
            project: 'stores',
            source: { repoURL: REPOSITORY, path: 'dist', directory: { include: '{{ .name }}.k8s.yaml' } },
            destination: { name: '{{ .name }}', namespace: '{{ .name }}' },
            syncPolicy: {
              automated: { prune: true, selfHeal: true },
              syncOptions: ['CreateNamespace=false', 'ServerSideApply=true'],
              retry: { limit: 10, backoff: { duration: '30s', factor: 2, maxDuration: '30m0s' } },
            },
          },
        },
        syncPolicy: { preserveResourcesOnDeletion: true },
      },
    });
    expect(objects['ApplicationSet/stores'].metadata.namespace).toBe('argocd');
  });

  test('what the project allows is what stores have', () => {
    const store = { ...STORE, kubevirt: {}, virtualMachine: { ...STORE.virtualMachine, storage: EdgeStorage.localVolume({ path: '/var/lib/pos' }) } };
    expect(deliveryOf(argoCd({ clusterNames: 'store-*' }), { namespace: 'store', store }).specs['AppProject/stores']).toEqual({
      sourceRepos: [REPOSITORY],
      destinations: ['store', 'kubevirt'].map((namespace) => ({ name: 'store-*', server: '*', namespace })),
      clusterResourceWhitelist: [
        { group: '', kind: 'Namespace' }, { group: 'storage.k8s.io', kind: 'StorageClass' }, { group: '', kind: 'PersistentVolume' },
      ],
    });
  });

  test.each([
    ['a branch', { branch: 'release' }, undefined, 'release'],
    ['one of a wave', { branch: 'release' }, 'next', '{{ if eq .metadata.labels.wave "canary" }}next{{ else }}release{{ end }}'],
    ['one of a wave, and the default', {}, 'next', '{{ if eq .metadata.labels.wave "canary" }}next{{ else }}HEAD{{ end }}'],
  ])('%s', (_, options, branch, revision) => {
    const { specs } = deliveryOf(argoCd(options), { waves: [{ name: 'canary', stores: 1, branch }, { name: 'main' }] });
    expect(specs['ApplicationSet/stores'].template.spec.source.targetRevision).toBe(revision);
  });

  test('a folder for each chart, and a namespace that all share', () => {
    const { spec } = deliveryOf(argoCd({ path: 'out' }), { namespace: 'store' }, FOLDERS).specs['ApplicationSet/stores'].template;
    expect([spec.source, spec.destination]).toEqual([{ repoURL: REPOSITORY, path: 'out/{{ .name }}' }, { name: '{{ .name }}', namespace: 'store' }]);
  });

  test('options', () => {
    const { specs, objects } = deliveryOf(argoCd({
      namespace: 'gitops',
      clusterLabels: { fleet: 'retail' },
      syncInterval: Duration.minutes(5),
      automated: {},
      retry: { limit: 1 },
      preserveResourcesOnDeletion: false,
    }));
    expect(objects['ConfigMap/argocd-cm'].data).toEqual({ 'timeout.reconciliation': '300s' });
    expect(objects['ConfigMap/argocd-cm'].metadata.namespace).toBe('gitops');
    const { generators, template: { spec: { syncPolicy: { automated, retry } } }, syncPolicy } = specs['ApplicationSet/stores'];
    expect(generators[0].clusters.selector).toEqual({ matchLabels: { fleet: 'retail' } });
    expect([automated, retry, syncPolicy.preserveResourcesOnDeletion]).toEqual([{}, { limit: 1 }, false]);
  });

  test('the credentials of clusters come from a store', () => {
    const credentials = {
      store: ExternalSecretStore.clusterSecretStore('vault'), key: 'stores/{id}', endpointTemplate: 'https://{id}.example.com:6443',
    };
    const inventory = StoreInventory.of({ id: 'berlin', labels: { region: 'east' }, endpoint: 'https://10.0.0.1:6443' }, { id: 'madrid' });
    const { specs } = deliveryOf(argoCd({ credentials }), { inventory });
    const secret = (id: string, wave: string, server: string, labels = {}) => ({
      secretStoreRef: { kind: 'ClusterSecretStore', name: 'vault' },
      data: [{ secretKey: 'config', remoteRef: { key: `stores/${id}` } }],
      target: {
        template: {
          metadata: { labels: { ...labels, 'type': 'store', 'location': id, wave, 'argocd.argoproj.io/secret-type': 'cluster' } },
          data: { name: id, server, config: '{{ .config }}' },
        },
      },
    });
    expect(specs['ExternalSecret/berlin']).toEqual(secret('berlin', 'canary', 'https://10.0.0.1:6443', { region: 'east' }));
    expect(specs['ExternalSecret/madrid']).toEqual(secret('madrid', 'main', 'https://madrid.example.com:6443'));
  });

  test('each store needs an endpoint then', () => {
    const credentials = { store: ExternalSecretStore.clusterSecretStore('vault'), key: 'stores/{id}' };
    const inventory = StoreInventory.of({ id: 'berlin', endpoint: 'https://10.0.0.1:6443' }, { id: 'madrid' });
    expect(() => deliveryOf(argoCd({ credentials }), { inventory })).toThrow(
      'endpoint of madrid: got "nothing, as for 1 of 2 stores"; allowed: the URL of its API server, which Argo CD must reach. '
      + 'Give `endpointTemplate`, or the endpoint in the inventory; or deliver by Rancher Fleet, whose agents open the connection.',
    );
  });

  test('stores need files of their own', () => {
    expect(() => deliveryOf(argoCd(), {}, YamlOutputType.FILE_PER_APP)).toThrow(
      'yamlOutputType: got "FILE_PER_APP"; allowed: a file or a folder for each chart.',
    );
  });
});

describe('Rancher Fleet', () => {
  const fleetOf = (options: Partial<EdgeRancherFleetOptions> = {}) => EdgeDelivery.rancherFleet({ repo: REPOSITORY, ...options });
  const targets = [{
    name: 'none-without-fleet-yaml',
    clusterSelector: { matchExpressions: [{ key: 'location', operator: 'Exists' }, { key: 'location', operator: 'DoesNotExist' }] },
  }];

  test('a token, and of each wave a group and a repository', () => {
    const { specs, objects } = deliveryOf(fleetOf(), {}, FOLDERS);
    const group = (wave: string) => ({ selector: { matchLabels: { type: 'store', wave } } });
    const repository = { repo: REPOSITORY, pollingInterval: '5m0s', keepResources: true, correctDrift: { enabled: true }, targets };
    expect(specs).toMatchObject({
      'ClusterRegistrationToken/stores': { ttl: '720h0m0s' },
      'ClusterGroup/canary': group('canary'),
      'ClusterGroup/main': group('main'),
      'GitRepo/stores-canary': { ...repository, branch: 'release-canary', paths: ['dist/store-001'] },
      'GitRepo/stores-main': { ...repository, branch: 'release', paths: ['dist/store-002', 'dist/store-003'] },
    });
    expect(Object.values(objects).map(({ kind, metadata }) => [kind, metadata.namespace])).toEqual(
      ['Namespace', 'ClusterRegistrationToken', 'ClusterGroup', 'GitRepo', 'ClusterGroup', 'GitRepo'].map((kind) => [kind, 'stores']),
    );
  });

  test('options', () => {
    const { specs, objects } = deliveryOf(fleetOf({
      branch: 'live',
      path: 'out',
      namespace: 'retail',
      clusterLabels: { fleet: 'retail' },
      registrationTokenTtl: Duration.hours(1),
      pollingInterval: Duration.minutes(1),
      clientSecret: kplus.Secret.fromSecretName(new App(), 'secret', 'edge-git'),
      keepResources: false,
      correctDrift: { force: true },
    }), { waves: [{ name: 'first', stores: 1, branch: 'trial' }, { name: 'rest' }] }, FOLDERS);
    expect(specs['ClusterRegistrationToken/stores']).toEqual({ ttl: '1h0m0s' });
    expect(specs['ClusterGroup/first'].selector.matchLabels).toEqual({ fleet: 'retail', wave: 'first' });
    expect(specs['GitRepo/stores-first']).toMatchObject({
      branch: 'trial',
      paths: ['out/store-001'],
      pollingInterval: '1m0s',
      clientSecretName: 'edge-git',
      keepResources: false,
      correctDrift: { enabled: true, force: true },
    });
    expect(specs['GitRepo/stores-rest'].branch).toBe('live');
    expect(objects['GitRepo/stores-rest'].metadata.namespace).toBe('retail');
  });

  test('a file for each store says that the bundle is for it alone', () => {
    const outdir = mkdtempSync(join(tmpdir(), 'fleet-'));
    const app = new PlatformApp({ outdir, yamlOutputType: FOLDERS, printAdvice: false });
    const fleet = new EdgeStoreFleet(app, 'stores', { inventory: StoreInventory.numbered(2), store: STORE, delivery: fleetOf() });
    app.synth();
    fleet.writeBundleFiles();
    expect(Object.keys(fleet.bundleFiles)).toEqual(['store-001/fleet.yaml', 'store-002/fleet.yaml']);
    expect(readFileSync(join(outdir, 'store-002', 'fleet.yaml'), 'utf8')).toBe(`overrideTargets:
  - name: store-002
    clusterGroup: main
    clusterSelector:
      matchLabels:
        location: store-002
`);
    expect(existsSync(join(outdir, 'store-002', 'VirtualMachine.pos.k8s.yaml'))).toBe(true);
    rmSync(outdir, { recursive: true });
  });

  test('a bundle is a folder', () => {
    expect(() => deliveryOf(fleetOf())).toThrow(
      'yamlOutputType: got "FILE_PER_CHART"; allowed: YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE. '
      + 'A bundle of Fleet is a folder: give it to the app.',
    );
  });
});

test.each([
  ['Argo CD', EdgeDelivery.argoCd({ repoUrl: REPOSITORY, branch: 'main' })],
  ['Rancher Fleet', EdgeDelivery.rancherFleet({ repo: REPOSITORY })],
])('what %s delivers is admitted', (_, delivery) => {
  const { app } = deliveryOf(delivery, {}, FOLDERS);
  expect(app.node.findAll().flatMap(({ node }) => node.validate())).toEqual([]);
});
