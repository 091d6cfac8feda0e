import { Chart, Cron, Duration } from 'cdk8s';
import { errors, made } from './fixture';
import { ArgoAppProject, ArgoAppProjectProps, ArgoSyncWindowKind } from '../../src/gitops';
import { newChart } from '../compute/fixture';

const BASE = { sourceRepos: ['https://git.example.com/edge.git'], destinations: [{ name: 'store-*', namespace: 'store' }] };
const project = (props: Partial<ArgoAppProjectProps>) => (chart: Chart) => new ArgoAppProject(chart, 'stores', { ...BASE, ...props });

test('a project', () => {
  expect(made(project({}))).toEqual({
    apiVersion: 'argoproj.io/v1alpha1', kind: 'AppProject', metadata: { name: 'stores', namespace: 'apps' }, spec: BASE,
  });
});

const NIGHT = { kind: ArgoSyncWindowKind.ALLOW, schedule: Cron.schedule({ minute: '0', hour: '22' }), duration: Duration.hours(6) };
test.each<[string, Partial<ArgoAppProjectProps>, object]>([
  ['a description', { description: 'all stores' }, { description: 'all stores' }],
  ['kinds without namespaces', { clusterResourceWhitelist: [{ kind: 'Namespace' }], clusterResourceBlacklist: [{ group: '*', kind: '*' }] }, {
    clusterResourceWhitelist: [{ group: '', kind: 'Namespace' }], clusterResourceBlacklist: [{ group: '*', kind: '*' }],
  }],
  ['kinds with namespaces', { namespaceResourceWhitelist: [{ group: 'kubevirt.io', kind: 'VirtualMachine' }], namespaceResourceBlacklist: [{ kind: 'ResourceQuota' }] }, {
    namespaceResourceWhitelist: [{ group: 'kubevirt.io', kind: 'VirtualMachine' }], namespaceResourceBlacklist: [{ group: '', kind: 'ResourceQuota' }],
  }],
  ['roles', { roles: [{ name: 'operator', description: 'on call', policies: ['p, proj:stores:operator, applications, sync, stores/*, allow'], groups: ['ops'] }] }, {
    roles: [{ name: 'operator', description: 'on call', policies: ['p, proj:stores:operator, applications, sync, stores/*, allow'], groups: ['ops'] }],
  }],
  ['windows', { syncWindows: [{ ...NIGHT, timeZone: 'Europe/Berlin', applications: ['*'], namespaces: ['store'], clusters: ['store-*'], manualSync: true }] }, {
    syncWindows: [{
      kind: 'allow', schedule: '0 22 * * *', duration: '6h0m0s', timeZone: 'Europe/Berlin', applications: ['*'], namespaces: ['store'], clusters: ['store-*'], manualSync: true,
    }],
  }],
  ['other namespaces', { sourceNamespaces: ['team-a'] }, { sourceNamespaces: ['team-a'] }],
])('%s', (_, props, spec) => expect(made(project(props)).spec).toEqual({ ...BASE, ...spec }));

test.each<[string, Partial<ArgoAppProjectProps>, string[]]>([
  ['a long description', { description: 'x'.repeat(256) }, ['description: got "256 characters"']],
  ['a project that may do nothing', { sourceRepos: [], destinations: [] }, ['sourceRepos: got []', 'destinations: got []']],
  ['a destination without cluster', { destinations: [{ namespace: 'store' }] }, ['destinations[0]: got {"namespace":"store"}']],
  ['two roles of one name', { roles: [{ name: 'a', policies: [] }, { name: 'a', policies: [] }] }, ['roles: got "a"']],
  ['a window for nothing', { syncWindows: [{ ...NIGHT, duration: Duration.seconds(0) }] }, [
    'syncWindows[0]: got "no application"', 'syncWindows[0].duration: got "0 seconds"',
  ]],
])('%s: refused', (_, props, said) => expect(errors(project(props))).toEqual(said));

test('one of others', () => {
  const { apiVersion, kind, name } = ArgoAppProject.fromArgoAppProjectName(newChart(), 'imported', 'stores');
  expect([apiVersion, kind, name]).toEqual(['argoproj.io/v1alpha1', 'AppProject', 'stores']);
});
