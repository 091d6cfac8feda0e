import { directory, invoke } from './invoke';

const vm = (name: string, spec: object = {}) => JSON.stringify({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { name, namespace: 'shop' },
  spec: {
    runStrategy: 'Always',
    ...spec,
    dataVolumeTemplates: [{ metadata: { name: `${name}-root` }, spec: { source: { http: { url: 'https://a' } }, storage: { resources: { requests: { storage: '1Gi' } } } } }],
    template: {
      spec: {
        domain: { memory: { guest: '1Gi' }, devices: { disks: [{ name: 'r', disk: {} }, { name: 'c', disk: {} }] } },
        volumes: [{ name: 'r', dataVolume: { name: `${name}-root` } }, { name: 'c', cloudInitNoCloud: { userData: '#cloud-config\npackages: [a]\n' } }],
      },
    },
  },
});
const files = directory({
  'vms.yaml': [1, 2, 3, 4, 5].map((i) => vm(`web-${i}`)).join('\n---\n'),
  'spare.yaml': vm('spare', { runStrategy: 'Halted' }),
  'none.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n',
  'platform.yaml': 'architecture: amd64\n',
});
const start = (...args: string[]) => invoke(files, ['start', ...args]);
const TEXT = `\
VirtualMachine shop/web-1, web-2, web-3 and 2 more
  a new one takes 55–255 s
    prepare 30–180 s    CDI downloads claim web-1-root over HTTP.
    start 20–45 s       QEMU and firmware start.
    ready 5–30 s        The guest boots and its application answers.
  shorter:
    by 21–126 s         Import the image once, into a golden image, and clone the disk from its DataSource.
    by 4–9 s            Give the guest CPUs of its own (dedicatedCpuPlacement), if whole CPUs are free: it makes latency steady above all.
  not in these figures:
    ready               cloud-init installs 1 package at the first boot: put that into the image.
`;

test('text, those that start alike together', () => {
  expect(start('vms.yaml')).toEqual({ code: 0, stdout: TEXT, stderr: '' });
  expect(start('none.yaml')).toEqual({ code: 0, stdout: 'no workload\n', stderr: '' });
});

test('JSON', () => {
  const { workloads } = JSON.parse(start('spare.yaml', '--format', 'json').stdout);
  expect(workloads).toHaveLength(1);
  expect(workloads[0]).toMatchObject({
    kind: 'VirtualMachine', namespace: 'shop', name: 'spare', total: { min: 55, max: 255 }, handOver: { state: 'stopped', time: { min: 25, max: 75 } }, levers: [],
  });
});

test.each([['vms.yaml', '254', 1], ['vms.yaml', '255', 0], ['spare.yaml', '75', 0], ['spare.yaml', '74.5', 1]])('%s within %s s: exit code %d', (file, within, code) => {
  expect(start(file, '--within', within)).toMatchObject({ code, stderr: '' });
});

test.each([
  [[], 'nothing to judge; name files or directories, or - for standard input'],
  [['vms.yaml', '--within', 'soon'], '--within is a number of seconds, not "soon"'],
  [['vms.yaml', '--within', ''], '--within is a number of seconds, not ""'],
  [['vms.yaml', '--format', 'svg'], '--format is one of text, json, not "svg"'],
  [['vms.yaml', '--platform', 'platform.yaml', '--output', 'platform.yaml'], '--output platform.yaml would replace platform.yaml'],
])('a mistake in calling it: %j', (args, message) => {
  expect(start(...args)).toEqual({ code: 2, stdout: '', stderr: expect.stringContaining(message) });
});
