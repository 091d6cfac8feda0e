import { ApiObject, App, Chart } from 'cdk8s';
import { Admission } from '../../src/admission';
import { PlatformApp } from '../../src/platform';
import { contents } from '../synth/contents';

/**
 * An app in a process whose locale is that of the environment: the files of PlatformApp, and what is found in it. Some versions of Node.js
 * lower-case by the locale only where a string has characters beyond Latin-1, as these ids have.
 */
function build(app: App): App {
  const plain = new Chart(app, 'web', { namespace: 'web' });
  const config = (chart: Chart, id: string, name?: string) => new ApiObject(chart, id, { apiVersion: 'v1', kind: 'ConfigMap', metadata: name ? { name } : {} });
  config(plain, 'AllowIngress→');
  config(plain, 'INTERNAL→');
  config(plain, 'Importer→', 'importer');
  for (const id of ['PRICING→', 'İI', 'Ìì→I', 'Init']) config(new Chart(app, id, { namespace: 'n' }), 'config', `name-${id.length}${id.charCodeAt(0)}`);
  Admission.guard(app);
  return app;
}

const app = build(new PlatformApp({ outdir: process.argv[2] }));
app.synth();
const findings = Admission.of(app).findings().map(({ rule, level, constructPath, got }) => ({ rule, level, constructPath, got }));
process.stdout.write(JSON.stringify({ files: Object.keys(contents(app.outdir)), findings }));
