import { Chart, Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { errors, made } from './fixture';
import {
  ArgoApplicationSet, ArgoApplicationSetProps, ArgoApplicationsSync, ArgoApplicationTemplate, ArgoDestination, ArgoGenerator, ArgoSource,
} from '../../src/gitops';
import { newChart } from '../compute/fixture';

const URL = 'https://git.example.com/edge.git';
const TEMPLATE: ArgoApplicationTemplate = {
  name: '{{ .name }}', labels: { wave: '{{ .wave }}' }, source: ArgoSource.directory(URL, 'dist'), destination: ArgoDestination.clusterName('{{ .name }}'),
};
const SPEC = {
  goTemplate: true,
  goTemplateOptions: ['missingkey=error'],
  generators: [{ list: { elements: [{ name: 'store-001', wave: 'canary' }] } }],
  template: {
    metadata: { name: '{{ .name }}', labels: { wave: '{{ .wave }}' } },
    spec: { project: 'default', source: { repoURL: URL, path: 'dist' }, destination: { name: '{{ .name }}' } },
  },
};
const LIST = ArgoGenerator.list([{ name: 'store-001', wave: 'canary' }]);
const set = (props: Partial<ArgoApplicationSetProps>) => (chart: Chart) => new ArgoApplicationSet(chart, 'stores', {
  generators: [LIST], template: TEMPLATE, ...props,
});
const generators = (...all: ArgoGenerator[]) => ({ generators: all });
const canary = [kplus.LabelExpression.in('wave', ['canary'])];

test('an ApplicationSet', () => {
  expect(made(set({}))).toEqual({
    apiVersion: 'argoproj.io/v1alpha1', kind: 'ApplicationSet', metadata: { name: 'stores', namespace: 'apps' }, spec: SPEC,
  });
});

test.each<[string, Partial<ArgoApplicationSetProps>, object]>([
  ['all clusters', generators(ArgoGenerator.clusters()), { generators: [{ clusters: {} }] }],
  [
    'some clusters', generators(ArgoGenerator.clusters({ selector: kplus.LabelSelector.of({ labels: { type: 'store' } }), values: { size: 's' } })),
    { generators: [{ clusters: { selector: { matchLabels: { type: 'store' } }, values: { size: 's' } } }] },
  ],
  [
    'directories', generators(ArgoGenerator.gitDirectories(URL, ['stores/*'], { exclude: ['stores/old'], revision: 'main', requeueAfter: Duration.minutes(10) })),
    {
      generators: [{
        git: { repoURL: URL, revision: 'main', directories: [{ path: 'stores/*' }, { path: 'stores/old', exclude: true }], requeueAfterSeconds: 600 },
      }],
    },
  ],
  [
    'files', generators(ArgoGenerator.gitFiles(URL, ['stores/*.json'], { values: { a: 'b' } })),
    { generators: [{ git: { repoURL: URL, revision: 'HEAD', files: [{ path: 'stores/*.json' }], values: { a: 'b' } } }] },
  ],
  [
    'a matrix', generators(ArgoGenerator.matrix(ArgoGenerator.clusters(), LIST)),
    { generators: [{ matrix: { generators: [{ clusters: {} }, SPEC.generators[0]] } }] },
  ],
  [
    'a merge', generators(ArgoGenerator.merge(['name'], ArgoGenerator.clusters(), LIST)),
    { generators: [{ merge: { mergeKeys: ['name'], generators: [{ clusters: {} }, SPEC.generators[0]] } }] },
  ],
  [
    'steps', {
      rollingSync: [{ matchExpressions: canary }, { matchExpressions: [kplus.LabelExpression.notIn('wave', ['canary'])], maxUpdate: kplus.PercentOrAbsolute.absolute(5) }],
    },
    {
      strategy: {
        type: 'RollingSync',
        rollingSync: {
          steps: [
            { matchExpressions: [{ key: 'wave', operator: 'In', values: ['canary'] }] },
            { matchExpressions: [{ key: 'wave', operator: 'NotIn', values: ['canary'] }], maxUpdate: 5 },
          ],
        },
      },
    },
  ],
  ['resources that stay', { preserveResourcesOnDeletion: true }, { syncPolicy: { preserveResourcesOnDeletion: true } }],
  ['applications that stay', { applicationsSync: ArgoApplicationsSync.CREATE_UPDATE }, { syncPolicy: { applicationsSync: 'create-update' } }],
  ['old templates', { goTemplate: false }, { goTemplate: false, goTemplateOptions: undefined }],
  ['options of templates', { goTemplateOptions: [] }, { goTemplateOptions: [] }],
  [
    'a namespace and annotations', { template: { ...TEMPLATE, namespace: 'team', annotations: { a: 'b' } } },
    { template: { ...SPEC.template, metadata: { ...SPEC.template.metadata, namespace: 'team', annotations: { a: 'b' } } } },
  ],
])('%s', (_, props, spec) => expect(made(set(props)).spec).toEqual(JSON.parse(JSON.stringify({ ...SPEC, ...spec }))));

test.each<[string, Partial<ArgoApplicationSetProps>, string[]]>([
  ['nothing to make applications of', generators(), ['generators: got []']],
  ['one name for all', { template: { ...TEMPLATE, name: 'stores' } }, ['template.name: got "stores"']],
  ['options without Go templates', { goTemplate: false, goTemplateOptions: ['missingkey=error'] }, ['goTemplateOptions: got ["missingkey=error"]']],
  ['what is wrong with an application', { template: { ...TEMPLATE, revisionHistoryLimit: -1 } }, ['template.revisionHistoryLimit: got -1']],
  ['a step for none', { rollingSync: [{ matchExpressions: [] }] }, ['rollingSync[0].matchExpressions: got []']],
  ['a step for a label that none has', { rollingSync: [{ matchExpressions: [kplus.LabelExpression.in('ring', ['1'])] }] }, [
    'rollingSync[0].matchExpressions: got "ring"',
  ]],
  ['a step with another operator', { rollingSync: [{ matchExpressions: [kplus.LabelExpression.exists('wave')] }] }, [
    'rollingSync[0].matchExpressions: got "Exists"',
  ]],
  ['a step that never ends', { rollingSync: [{ matchExpressions: canary, maxUpdate: kplus.PercentOrAbsolute.percent(0) }] }, [
    'rollingSync[0].maxUpdate: got "0%"',
  ]],
  ['no directories', generators(ArgoGenerator.matrix(ArgoGenerator.gitDirectories(URL, []), LIST)), ['ArgoGenerator paths: got []']],
  ['a poll without pause', generators(ArgoGenerator.gitFiles(URL, ['a'], { requeueAfter: Duration.seconds(0) })), ['requeueAfter: got "0 seconds"']],
  ['a merge of one', generators(ArgoGenerator.merge(['name'], LIST)), ['ArgoGenerator.merge: got "1 generators"']],
])('%s: refused', (_, props, said) => expect(errors(set(props))).toEqual(said));

test('one of others', () => {
  const { apiVersion, kind, name } = ArgoApplicationSet.fromArgoApplicationSetName(newChart(), 'imported', 'stores');
  expect([apiVersion, kind, name]).toEqual(['argoproj.io/v1alpha1', 'ApplicationSet', 'stores']);
});
