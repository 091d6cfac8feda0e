import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, says } from '../judge';
import type { Json, Verdict } from '../judge';

says({
  'virtual-machine-template/declares-parameters': {
    allowed: ['NAME', 'no reference, as the template has no parameter'],
    reported: 'spec.virtualMachine',
  },
  'virtual-machine-template/uses-parameters': { level: FindingLevel.WARNED },
});

const VM = 'spec.virtualMachine';
const template = (fields: Json, guest: Json = {}, metadata: Json = { name: '${NAME}' }): Json => ({
  apiVersion: 'template.kubevirt.io/v1beta1',
  kind: 'VirtualMachineTemplate',
  metadata: { name: 'web' },
  spec: {
    parameters: [{ name: 'NAME', required: true }],
    virtualMachine: { metadata, spec: { runStrategy: 'Always', template: { spec: { domain: { memory: { guest: '1Gi' }, devices: {} }, ...guest } } } },
    ...fields,
  },
});
const userData = (text: string) => ({ volumes: [{ name: 'a', cloudInitNoCloud: { userData: `#cloud-config\n${text}\n` } }] });

test.each<[what: string, manifest: Json, ...found: Verdict[]]>([
  ['all parameters', template({})],
  ['one in a message', template({ message: 'Log in to ${NAME}' })],
  ['one that is no text', template({ parameters: [{ name: 'NAME' }, { name: 'CORES' }] }, { domain: { cpu: { cores: '${{CORES}}' }, memory: { guest: '1Gi' }, devices: {} } })],
  ['variables of a script', template({}, userData('runcmd: ["echo $HOME ${NAME}"]'))],
  ['what only looks like a reference', template({}, { hostname: 'a', nodeSelector: { a: 'b' } })],
  ['a parameter that is not declared', template({}, { hostname: '${HOST}' }), ['virtual-machine-template/declares-parameters', `${VM}.spec.template.spec.hostname`, 'HOST']],
  ['one that is no text', template({}, { terminationGracePeriodSeconds: '${{SECONDS}}' }), ['virtual-machine-template/declares-parameters', `${VM}.spec.template.spec.terminationGracePeriodSeconds`, 'SECONDS']],
  ['several, one twice', template({ message: '${A} ${B} ${A}' }), ['virtual-machine-template/declares-parameters', 'spec.message', 'A, B']],
  ['one in user data', template({}, userData('hostname: ${HOST}')), [
    'virtual-machine-template/declares-parameters', `${VM}.spec.template.spec.volumes[0].cloudInitNoCloud.userData`, 'HOST',
  ]],
  ['one of none', template({ parameters: [] }), ['virtual-machine-template/declares-parameters', `${VM}.metadata.name`, 'NAME']],
  ['a parameter that nothing uses', template({ parameters: [{ name: 'NAME' }, { name: 'A' }] }), ['virtual-machine-template/uses-parameters', 'spec.parameters[1].name', 'A']],
])('%s', (_, manifest, ...found) => {
  expect(judge(manifest).filter(([rule]) => rule.startsWith('virtual-machine-template/'))).toEqual(found);
});
