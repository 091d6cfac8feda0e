import { App, Chart, Testing } from 'cdk8s';
import { KibanaSavedSearch, KibanaSavedSearchProps } from '../../src/observability';

const logging = () => new Chart(new App(), 'test', { namespace: 'logging' });

/** The saved objects in the one ConfigMap. */
function saved(props: Partial<KibanaSavedSearchProps> = {}) {
  const chart = logging();
  new KibanaSavedSearch(chart, 'consoles', { indexPattern: 'vms-*', ...props });
  const [{ metadata, data }] = Testing.synth(chart);
  const [[file, text]] = Object.entries(data as { [file: string]: string });
  return { metadata, file, objects: text.trimEnd().split('\n').map((line) => JSON.parse(line)) };
}

test('a search and its index pattern, a line each', () => {
  const { metadata, file, objects: [pattern, search, ...more] } = saved();
  expect(metadata).toEqual({ name: 'consoles', namespace: 'logging', labels: { kibana_saved_objects: '1' } });
  expect(file).toBe('consoles.ndjson');
  expect(pattern).toEqual({ type: 'index-pattern', id: 'consoles-index', attributes: { title: 'vms-*', timeFieldName: '@timestamp' }, references: [] });
  expect(search).toEqual({
    type: 'search',
    id: 'consoles',
    attributes: {
      title: 'consoles',
      description: '',
      columns: ['kubernetes.namespace_name', 'kubernetes.pod_name', 'log'],
      sort: [['@timestamp', 'desc']],
      kibanaSavedObjectMeta: {
        searchSourceJSON: '{"query":{"query":"","language":"kuery"},"filter":[],"indexRefName":"kibanaSavedObjectMeta.searchSourceJSON.index"}',
      },
    },
    references: [{ name: 'kibanaSavedObjectMeta.searchSourceJSON.index', type: 'index-pattern', id: 'consoles-index' }],
  });
  expect(more).toEqual([]);
});

test('takes a query, columns, texts and labels', () => {
  const query = 'log : "a\nb" and not c';
  const { metadata, file, objects: [pattern, search] } = saved({
    metadata: { name: 'shop', labels: { team: 'a' } },
    indexPattern: 'containers-shop-*,vms-shop-*',
    title: 'Shop',
    description: 'All logs of the shop',
    query,
    columns: ['log'],
    timeField: 'time',
    fileName: 'x.ndjson',
    importLabels: { import: 'yes' },
  });
  expect(metadata).toEqual({ name: 'shop', namespace: 'logging', labels: { team: 'a', import: 'yes' } });
  expect(file).toBe('x.ndjson');
  expect(pattern).toMatchObject({ id: 'shop-index', attributes: { title: 'containers-shop-*,vms-shop-*', timeFieldName: 'time' } });
  expect(search).toMatchObject({ id: 'shop', attributes: { title: 'Shop', description: 'All logs of the shop', columns: ['log'], sort: [['time', 'desc']] } });
  expect(JSON.parse(search.attributes.kibanaSavedObjectMeta.searchSourceJSON).query).toEqual({ query, language: 'kuery' });
});

test.each<[string, Partial<KibanaSavedSearchProps>, string]>([
  ['a pattern in upper case', { indexPattern: 'VMs-*' }, 'indexPattern: got "VMs-*"; allowed: names of indices in lower case, with * and separated by commas. Elasticsearch has no other indices.'],
  ['no pattern', { indexPattern: '' }, 'indexPattern: got ""; allowed: names of indices in lower case, with * and separated by commas. Elasticsearch has no other indices.'],
  ['no columns', { columns: [] }, 'columns: got []; allowed: at least one. Leave it out for namespace, pod and line.'],
  ['another file', { fileName: 'a.json' }, 'fileName: got "a.json"; allowed: letters, digits, -, . and _, ending in .ndjson. Kibana imports no other files.'],
])('refuses %s', (_, props, message) => {
  expect(() => saved(props)).toThrow(new Error(`[test/consoles] ${message}`));
});

test('is a resource for cdk8s-plus', () => {
  const { apiVersion, kind, resourceType, name } = KibanaSavedSearch.fromKibanaSavedSearchName(logging(), 'imported', 'consoles');
  expect([apiVersion, kind, resourceType, name]).toEqual(['v1', 'ConfigMap', 'configmaps', 'consoles']);
});
