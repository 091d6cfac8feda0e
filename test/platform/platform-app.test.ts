import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { join } from 'path';
import { ApiObject, App, Chart, Helm, Include, JsonPatch, Lazy, YamlOutputType } from 'cdk8s';
import type { ApiObjectProps, AppProps, ResolutionContext } from 'cdk8s';
import { Construct, DependencyGroup } from 'constructs';
import * as fc from 'fast-check';
import { PlatformApp } from '../../src/platform/platform-app';
import { expectSame, pair, scratch } from '../synth/beside-stock';
import { contents } from '../synth/contents';
import { build, recipes } from '../synth/random-app';
import type { Recipe } from '../synth/random-app';

const TYPES = [
  YamlOutputType.FILE_PER_APP,
  YamlOutputType.FILE_PER_CHART,
  YamlOutputType.FILE_PER_RESOURCE,
  YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
];

/** What a synthesis leaves behind and what it tells as one text, or that it found a cycle. */
function outcome(type: new (props: AppProps) => App, recipe: Recipe, props: AppProps): unknown {
  const outdir = mkdtempSync(join(scratch, 'out-'));
  try {
    const app = build(new type({ ...props, outdir }), recipe);
    app.synth();
    return { files: contents(outdir), text: app.synthYaml() };
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('Dependency cycle detected')) return 'cycle';
    throw error;
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

const FILES_OF_CHARTS = [YamlOutputType.FILE_PER_APP, YamlOutputType.FILE_PER_CHART];
const FILES_OF_RESOURCES = [YamlOutputType.FILE_PER_RESOURCE, YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE];

test.each(FILES_OF_CHARTS)('random apps with output type %i leave the same files as with App', (yamlOutputType) => {
  fc.assert(fc.property(recipes, (recipe) => {
    const props = { yamlOutputType, recordConstructMetadata: true };
    expect(outcome(PlatformApp, recipe, props)).toEqual(outcome(App, recipe, props));
  }), { numRuns: 250, seed: yamlOutputType });
});

test.each(FILES_OF_RESOURCES)('random apps with output type %i lose no object, in no file system', (yamlOutputType) => {
  fc.assert(fc.property(recipes, (recipe) => {
    const ours = outcome(PlatformApp, recipe, { yamlOutputType });
    expect(typeof ours).toBe(typeof outcome(App, recipe, { yamlOutputType }));
    if (typeof ours !== 'object') return;
    const { files, text } = ours as { files: { [path: string]: string | undefined }; text: string };
    const written = Object.entries(files).filter(([, content]) => content !== undefined);
    expect(written.map(([, content]) => content).sort()).toEqual(text === '' ? [] : text.split('---\n').sort());
    expect(new Set(written.map(([path]) => path.toLowerCase())).size).toBe(written.length);
  }), { numRuns: 250, seed: yamlOutputType });
});

test.each(FILES_OF_RESOURCES)('random apps with output type %i have the files of App where that loses none and orders none', (yamlOutputType) => {
  let compared = 0;
  fc.assert(fc.property(recipes, (recipe) => {
    const free = { ...recipe, dependencies: [] };
    const [stock, ours] = [App, PlatformApp].map((type) => outcome(type, free, { yamlOutputType }) as { files: object; text: string });
    const files = Object.entries(stock.files).filter(([, content]) => content !== undefined);
    const names = new Set(files.map(([path]) => path.toLowerCase()));
    const nested = Object.keys(ours.files).some((path) => /(^|\/)\d{4}-/.test(path));
    if (names.size !== stock.text.split('---\n').length || nested) return;
    compared++;
    expect(Object.entries(ours.files).filter(([, content]) => content !== undefined)).toEqual(files);
  }), { numRuns: 250, seed: yamlOutputType });
  expect(compared).toBeGreaterThan(20);
});

test('objects of one kind and name have files of their own', () => {
  const app = new PlatformApp({ outdir: mkdtempSync(join(scratch, 'own-')), yamlOutputType: YamlOutputType.FILE_PER_RESOURCE });
  for (const namespace of ['one', 'two', 'Two']) {
    const chart = new Chart(app, namespace, { namespace });
    new ApiObject(chart, 'policy', { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'default-deny' } });
    new ApiObject(chart, 'config', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: `config-${namespace}` } });
  }
  app.synth();
  expect(Object.keys(contents(app.outdir))).toEqual([
    'ConfigMap.Two.config-Two-2.k8s.yaml', 'ConfigMap.config-one.k8s.yaml', 'ConfigMap.two.config-two.k8s.yaml',
    'NetworkPolicy.networking.k8s.io.Two.default-deny-2.k8s.yaml', 'NetworkPolicy.networking.k8s.io.two.default-deny.k8s.yaml',
    'NetworkPolicy.one.default-deny.k8s.yaml',
  ]);
});

test.each(['1/2', '2/2'])('the files of shard %s are named as in the whole', (shard) => {
  const synth = (props: object) => {
    const app = new PlatformApp({ outdir: mkdtempSync(join(scratch, 'shard-')), yamlOutputType: YamlOutputType.FILE_PER_RESOURCE, ...props });
    for (const namespace of ['one', 'two']) new ApiObject(new Chart(app, namespace, { namespace }), 'a', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } });
    app.synth();
    return contents(app.outdir);
  };
  expect(synth({})).toMatchObject(synth({ shard }));
});

test('a dependency between objects numbers their files', () => {
  const app = new PlatformApp({ outdir: mkdtempSync(join(scratch, 'order-')), yamlOutputType: YamlOutputType.FILE_PER_RESOURCE });
  const chart = new Chart(app, 'chart');
  const [first, second] = ['a', 'b'].map((name) => new ApiObject(chart, name, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } }));
  first.addDependency(second);
  app.synth();
  expect(Object.keys(contents(app.outdir))).toEqual(['0000-ConfigMap.b.k8s.yaml', '0001-ConfigMap.a.k8s.yaml']);
});

test.each(TYPES)('an exception in the last chart leaves the previous output as it was: output type %i', (yamlOutputType) => {
  const app = new PlatformApp({ outdir: mkdtempSync(join(scratch, 'late-')), yamlOutputType, prune: true });
  let fails = false;
  for (const id of ['a', 'b', 'c']) {
    const data = Lazy.any({
      produce: () => {
        if (fails && id === 'c') throw new Error('late');
        return { fails: String(fails) };
      },
    });
    new ApiObject(new Chart(app, id), 'object', { apiVersion: 'v1', kind: 'ConfigMap', data });
  }
  app.synth();
  const before = contents(app.outdir);
  fails = true;
  expect(() => app.synth()).toThrow('late');
  expect(contents(app.outdir)).toEqual(before);
});

const configMap = { apiVersion: 'v1', kind: 'ConfigMap' };

test('resolvers, patches and lazy values take effect as with App', () => {
  const resolvers = [{ resolve: (context: ResolutionContext) => { if (context.value === 'here') context.replaceValue('there'); } }];
  expectSame(pair((app) => {
    const object = new ApiObject(new Chart(app, 'chart', { labels: { a: 'here' } }), 'object', { ...configMap, data: Lazy.any({ produce: () => ({ b: 'here' }) }) });
    object.addJsonPatch(JsonPatch.add('/data/c', '0755'), JsonPatch.copy('/data', '/copy'));
  }, { resolvers, outputFileExtension: '.yaml' }));
});

test('included manifests come out as with App', () => {
  const url = join(scratch, 'include.yaml');
  writeFileSync(url, 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {mode: 0755, text: "yes"}\n---\napiVersion: v1\nkind: Secret\nmetadata: {name: b}\n');
  expectSame(pair((app) => { new Include(new Chart(app, 'chart'), 'include', { url }); }));
});

test('the manifests of a Helm chart come out as with App', () => {
  const helmExecutable = join(scratch, 'helm');
  writeFileSync(helmExecutable, '#!/bin/sh\nprintf "apiVersion: v1\\nkind: ConfigMap\\nmetadata: {name: $2}\\ndata: {chart: $3}\\n"\n', { mode: 0o755 });
  expectSame(pair((app) => { new Helm(new Chart(app, 'chart'), 'release', { chart: 'stable/web', releaseName: 'web', helmExecutable }); }));
});

test.each(FILES_OF_CHARTS)('objects that a validator adds are written: output type %i', (yamlOutputType) => {
  expectSame(pair((app) => {
    const [first, second] = [new Chart(app, 'first'), new Chart(app, 'second')];
    first.addDependency(second);
    const validate = () => {
      if (!second.node.tryFindChild('late')) new ApiObject(second, 'late', configMap).addDependency(new ApiObject(second, 'later', configMap));
      return [];
    };
    first.node.addValidation({ validate });
  }, { yamlOutputType, recordConstructMetadata: true }));
});

test('an object that cannot be rendered is told as by App', () => {
  const [stock, ours] = pair((app) => {
    new ApiObject(new Chart(app, 'chart'), 'object', { ...configMap, metadata: { name: 'map' }, data: new Map() } as ApiObjectProps);
  });
  const message = 'Failed serializing construct at path \'chart/object\' with name \'map\': Error: can\'t render non-simple object of type \'Map\'';
  for (const app of [stock, ours]) expect(() => app.synth()).toThrow(message);
  for (const app of [stock, ours]) expect(() => app.synthYaml()).toThrow(message);
});

test.each(TYPES)('an app without charts, and charts without objects: output type %i', (yamlOutputType) => {
  expectSame(pair(() => undefined, { yamlOutputType, recordConstructMetadata: true }));
  if (yamlOutputType === YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE) return;
  expectSame(pair((app) => { ['a', 'b'].forEach((id) => new Chart(app, id)); }, { yamlOutputType }));
});

test.each(TYPES)('what a chart or an object makes of itself is written: output type %i', (yamlOutputType) => {
  class Wrapped extends Chart {
    public toJson(): any[] {
      return [...super.toJson().map((object) => ({ ...object, extra: 1 })), undefined];
    }
  }
  class Renamed extends ApiObject {
    public toJson(): any {
      return { ...super.toJson(), metadata: { name: `other/${this.node.id}` } };
    }
  }
  expectSame(pair((app) => {
    new Renamed(new Wrapped(app, 'wrapped'), 'a', configMap);
    new Renamed(new Chart(app, 'plain'), 'b', configMap);
  }, { yamlOutputType }));
});

test('the record of constructs is asked for by the environment too', () => {
  process.env.CDK8S_RECORD_CONSTRUCT_METADATA = 'true';
  try {
    expectSame(pair((app) => { new ApiObject(new Chart(app, 'chart'), 'object', configMap); }));
  } finally {
    delete process.env.CDK8S_RECORD_CONSTRUCT_METADATA;
  }
});

test('charts are in the order in which they are written', () => {
  const app = new PlatformApp();
  const [first, second] = [new Chart(app, 'first'), new Chart(app, 'second')];
  const nested = new Chart(second, 'nested');
  first.addDependency(second);
  expect(app.charts).toEqual([nested, second, first]);
  expect(first.node.dependencies).toEqual([second]);
  expect(second.node.dependencies).toEqual([]);
});

describe('one synthesis', () => {
  test('that fails leaves the previous output alone', () => {
    const app = new PlatformApp({ outdir: join(scratch, 'failing'), prune: true });
    new ApiObject(new Chart(app, 'a'), 'object', configMap);
    app.synth();
    const before = contents(app.outdir);
    const chart = new Chart(app, 'b');
    chart.node.addValidation({ validate: () => ['one', 'two'] });
    app.node.addValidation({ validate: () => ['zero'] });
    app.node.tryRemoveChild('a');
    expect(() => app.synth()).toThrow(new Error('Validation failed with the following errors:\n  [] zero\n  [b] one\n  [b] two'));
    expect(contents(app.outdir)).toEqual(before);
  });

  test('that fails does not make the output directory', () => {
    const app = new PlatformApp({ outdir: join(scratch, 'never') });
    app.node.addValidation({ validate: () => ['no'] });
    expect(() => app.synth()).toThrow('no');
    expect(existsSync(app.outdir)).toBe(false);
  });

  test('follows dependencies longer than the stack', () => {
    const app = new PlatformApp();
    const chart = new Chart(app, 'chart');
    let previous: ApiObject | undefined;
    for (let number = 0; number < 20_000; number++) {
      const object = new ApiObject(chart, `object-${number}`, { ...configMap, metadata: { name: `o${number}` } });
      previous?.addDependency(object);
      previous = object;
    }
    expect(app.synthYaml().match(/(?<=name: )o\d+/g)).toEqual(Array.from({ length: 20_000 }, (_, number) => `o${19_999 - number}`));
  });

  test('writes more objects in a chart than a call takes arguments', () => {
    class Small extends ApiObject {
      public toJson(): any {
        return { a: 1 };
      }
    }
    const app = new PlatformApp({ outdir: mkdtempSync(join(scratch, 'big-')) });
    const chart = new Chart(app, 'chart');
    for (let number = 0; number < 200_000; number++) new Small(chart, `o${number}`, { ...configMap, metadata: { name: 'o' } });
    app.synth();
    const { 'chart.k8s.yaml': text } = contents(app.outdir);
    // Not toEqual, which takes minutes to tell the difference.
    expect(text === `${'a: 1\n---\n'.repeat(199_999)}a: 1\n`).toBe(true);
  });
});

describe('dependencies', () => {
  test.each<[string, (chart: Chart, objects: ApiObject[]) => void]>([
    ['a chart on an object in it', (chart, [, second]) => chart.addDependency(second)],
    ['an object on its chart', (chart, [, second]) => second.addDependency(chart)],
    ['a construct on itself', (_, [first]) => first.node.scope!.node.addDependency(first.node.scope!)],
    ['an object on one that has been replaced', (chart, [first]) => {
      const [old] = [new ApiObject(chart, 'old', configMap), chart.node.tryRemoveChild('old')];
      new ApiObject(chart, 'late', configMap);
      new ApiObject(chart, 'old', configMap);
      first.addDependency(old);
    }],
    ['an object on one that has been removed', (chart, [first]) => {
      first.addDependency(new ApiObject(chart, 'old', configMap));
      chart.node.tryRemoveChild('old');
    }],
    ['an object on one of another app', (_, [first]) => first.addDependency(new ApiObject(new Chart(new App(), 'foreign'), 'object', configMap))],
    ['an object on a group', (chart, objects) => objects[0].node.addDependency(new DependencyGroup(...objects.slice(1), new Chart(chart, 'nested')))],
  ])('of %s order objects as with App', (_, depend) => {
    expectSame(pair((app) => {
      const chart = new Chart(app, 'chart');
      depend(chart, ['a', 'b', 'c'].map((id) => new ApiObject(new Construct(chart, id), 'Resource', configMap)));
    }));
  });

  test('of an object on itself do not lose the object', () => {
    const app = new PlatformApp();
    const object = new ApiObject(new Chart(app, 'chart'), 'object', configMap);
    object.addDependency(object);
    expect(app.synthYaml()).toContain('kind: ConfigMap');
  });

  test('in a circle are refused by their paths', () => {
    const app = new PlatformApp();
    const [a, b, c] = ['a', 'b', 'c'].map((id) => new Chart(app, id));
    a.addDependency(b);
    b.addDependency(c);
    c.addDependency(a);
    expect(() => app.synth()).toThrow(new Error('Dependency cycle detected: a => b => c => a'));
  });

  test('of what is in no chart are refused as by App', () => {
    const app = new PlatformApp();
    new Construct(app, 'construct').node.addDependency(new Chart(app, 'chart'));
    expect(() => app.synth()).toThrow('cannot find a parent chart (directly or indirectly)');
  });
});
