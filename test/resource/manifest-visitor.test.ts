import { App, Chart, Size } from 'cdk8s';
import { VirtualMachine } from '../../src/compute';
import { ManifestVisitor, visitManifests } from '../../src/resource/manifest-visitor';

/** Appends a letter to the label `seen`. */
const append = (letter: string): ManifestVisitor => (manifest) => {
  const { labels = {} } = manifest.metadata as { readonly labels?: { readonly seen?: string } };
  return { ...manifest, metadata: { ...manifest.metadata, labels: { ...labels, seen: `${labels.seen ?? ''}${letter}` } } as object };
};

test('visitors see what is made before and after them, the nearest scope first', () => {
  const app = new App();
  const chart = new Chart(app, 'chart');
  const earlier = new VirtualMachine(chart, 'earlier', { memory: Size.gibibytes(1) });
  visitManifests(app, append('a'));
  visitManifests(app, append('b'));
  visitManifests(chart, append('c'));
  visitManifests(earlier, append('d'));
  new VirtualMachine(chart, 'later', { memory: Size.gibibytes(1) });
  new VirtualMachine(new Chart(app, 'other'), 'elsewhere', { memory: Size.gibibytes(1) });
  const seen = app.charts.flatMap((one) => one.toJson()).map(({ metadata }) => [metadata.name, metadata.labels.seen]);
  expect(seen).toEqual([['earlier', 'dcab'], ['later', 'cab'], ['elsewhere', 'ab']]);
});
