import { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';

const app = new App();
const chart = new Chart(app, 'shop', { namespace: 'shop' });

new kplus.ConfigMap(chart, 'scripts', {
  metadata: { name: 'scripts' },
  data: {
    'run.sh': `\
#!/bin/sh
echo "\${HOME}" \`date\` \\
	echo done
`,
    "it's": "a 'quoted' text",
  },
});

new ApiObject(chart, 'users', {
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'users' },
  type: 'Opaque',
  data: { userdata: 'I2Nsb3VkLWNvbmZpZwo=' },
});

new kplus.NetworkPolicy(chart, 'deny', {
  metadata: { name: 'deny' },
  ingress: { default: kplus.NetworkPolicyTrafficDefault.DENY },
});

const widget = new ApiObject(chart, 'w-', {
  apiVersion: 'example.com/v1',
  kind: 'Widget',
  metadata: { labels: { a: 'b' }, generateName: 'w-' },
  spec: { text: 'line\u2028separator \u202e and \x00', list: [1, 2.5, true, { x: {} }] },
});
widget.addJsonPatch(JsonPatch.remove('/metadata/name'));

app.synth();
