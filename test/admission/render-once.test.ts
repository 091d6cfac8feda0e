import { ApiObject, App, Chart, Testing, Yaml } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Admission } from '../../src/admission/synth';
import { PlatformApp } from '../../src/platform/platform-app';

/** Rendering a spread workload of cdk8s-plus adds its affinity terms once more. */
function spread(guarded: boolean): { app: App; chart: Chart; deployment: kplus.Deployment } {
  const app = new App();
  const chart = new Chart(app, 'test');
  const deployment = new kplus.Deployment(chart, 'web', { spread: true, containers: [{ image: 'nginx:1.29' }] });
  if (guarded) {
    Admission.guard(app);
  }
  return { app, chart, deployment };
}

test('a guarded app writes the same bytes as a stock one', () => {
  expect(spread(true).app.synthYaml()).toBe(spread(false).app.synthYaml());
});

test('a guarded chart renders the same objects as a stock one', () => {
  expect(Testing.synth(spread(true).chart)).toEqual(Testing.synth(spread(false).chart));
});

test('what changes after a synthesis is in the next one', () => {
  const { chart, deployment } = spread(true);
  Testing.synth(chart);
  deployment.metadata.addLabel('late', 'yes');
  expect(Yaml.stringify(...Testing.synth(chart))).toContain('late: "yes"');
});

test('an object that was judged but not written is rendered afresh later', async () => {
  const app = new App();
  const written = new Chart(app, 'written');
  const other = new kplus.ConfigMap(new Chart(app, 'other'), 'config', { data: { key: 'old' } });
  Admission.guard(app);
  Testing.synth(written);
  await Promise.resolve();
  other.addData('late', 'new');
  expect(Testing.synth(Chart.of(other))[0].data).toEqual({ key: 'old', late: 'new' });
});

test.each([['App', App], ['PlatformApp', PlatformApp]])('what a chart changes in one object of a guarded %s is in no other that is equal', (_, Kind) => {
  class Changing extends Chart {
    public toJson(): any[] {
      const [first, ...others] = super.toJson();
      Object.assign(first.data, { changed: 'yes' });
      return [first, ...others];
    }
  }
  const app = new Kind();
  const chart = new Changing(app, 'chart');
  for (const name of ['a', 'b']) new ApiObject(chart, name, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data: { key: 'value' } });
  Admission.guard(app);
  const data = (name: string, ...lines: string[]) => ['apiVersion: v1', 'kind: ConfigMap', 'metadata:', `  name: ${name}`, 'data:', ...lines, ''].join('\n');
  expect(app.synthYaml()).toBe(`${data('a', '  key: value', '  changed: "yes"')}---\n${data('b', '  key: value')}`);
});
