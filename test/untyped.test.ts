import { App, Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { readAssembly } from '../projenrc/assembly';

/** The library as it is published, without types: what tsx, esbuild and JavaScript see. */
// eslint-disable-next-line @typescript-eslint/no-require-imports
const library = require('../lib') as { readonly [name: string]: any };
const { CloudInit, DataVolumeSource, Disk, GuestNetwork, KubeVirtValidation, Platform, PodDisruptionBudget, VirtualMachine } = library;

const GUEST = { memory: Size.gibibytes(2), disks: [Disk.containerDisk('root', { image: 'quay.io/containerdisks/fedora:42' })] };
const vm = (chart: Chart, props: object) => new VirtualMachine(chart, 'vm', { ...GUEST, ...props });

test.each<[string, (chart: Chart) => unknown, string[]]>([
  ['a number for CPUs', (c) => vm(c, { cpu: 2 }), ['[test/vm] cpu of new VirtualMachine: got 2; allowed: a GuestCpu. Make one by GuestCpu.cores, GuestCpu.dedicated or GuestCpu.topology.']],
  ['a misspelt prop', (c) => vm(c, { disk: [] }), ['[test/vm] disk of new VirtualMachine: got a list of 0; allowed: a property of VirtualMachineProps. Write disks.']],
  ['a quantity as text', (c) => vm(c, { memory: '4Gi' }), [
    '[test/vm] memory of new VirtualMachine: got "4Gi"; allowed: a Size. Write Size.gibibytes(4).',
  ]],
  ['a Secret for a claim', (c) => Disk.persistentVolumeClaim('d', new kplus.Secret(c, 'secret')), [
    'claim of Disk.persistentVolumeClaim: got a Secret; allowed: an IPersistentVolumeClaim. '
      + 'Make one by PersistentVolumeClaim.fromClaimName or new PersistentVolumeClaim.',
  ]],
  ['text for a Secret', () => Disk.sysprep('s', 'answer'), ['secret of Disk.sysprep: got "answer"; allowed: an ISecret. Make one by Secret.fromSecretName or new Secret.']],
  ['a disk without a list', (c) => vm(c, { disks: GUEST.disks[0] }), ['[test/vm] disks of new VirtualMachine: got a Disk; allowed: a list, each a Disk. Put it into [ ].']],
  ['a misspelt key in a list', () => GuestNetwork.masquerade({ ports: [{ port: 80, protocl: 'TCP' }] }), [
    'ports[0].protocl of GuestNetwork.masquerade: got "TCP"; allowed: a property of GuestPort. Write protocol.',
  ]],
  ['a value in the wrong case', (c) => vm(c, { runStrategy: 'always' }), [
    '[test/vm] runStrategy of new VirtualMachine: got "always"; allowed: Always, Halted, Manual, RerunOnFailure, Once. Write Always.',
  ]],
  ['no props', (c) => new VirtualMachine(c, 'vm'), ['[test/vm] props of new VirtualMachine: got undefined; allowed: a VirtualMachineProps. Give an object with its properties.']],
  ['a version as number', (c) => new Platform(c, 'Platform', { kubevirtVersion: 1.9 }), ["[test/Platform] kubevirtVersion of new Platform: got 1.9; allowed: a string. Write '1.9'."]],
  ['several at once', (c) => new PodDisruptionBudget(c, 'pdb', { selektor: 1, minAvailable: 1 }), [
    '[test/pdb] selektor of new PodDisruptionBudget: got 1; allowed: a property of PodDisruptionBudgetProps. Write selector.',
    '[test/pdb] minAvailable of new PodDisruptionBudget: got 1; allowed: a PercentOrAbsolute. Make one by PercentOrAbsolute.absolute or PercentOrAbsolute.percent.',
    '[test/pdb] selector of new PodDisruptionBudget: got undefined; allowed: an IPodSelector. Give an object of a class that is one.',
  ]],
  ['options of a method', (c) => vm(c, {}).exposeViaService({ prots: [] }), [
    '[test/vm] prots of exposeViaService: got a list of 0; allowed: a property of ExposeViaServiceOptions. Write ports.',
  ]],
  ['properties of the plugin', () => new KubeVirtValidation({ platfrom: 'platform.yaml' }), [
    'platfrom of new KubeVirtValidation: got "platform.yaml"; allowed: a property of KubeVirtValidationProps. Write platform.',
  ]],
])('%s', (_, build, expected) => {
  const chart = new Chart(new App(), 'test');
  let message = '';
  try { build(chart); } catch (error) { ({ message } = error as Error); }
  expect(message.split('\n')).toEqual(expected);
});

test('values of cdk8s and cdk8s-plus pass, and what is not known yet', () => {
  const chart = new Chart(new App(), 'test');
  const secret = kplus.Secret.fromSecretName(chart, 'Secret', 'answer');
  const disks = [...GUEST.disks, Disk.sysprep('sysprep', secret), Disk.dataVolumeTemplate('data', { source: DataVolumeSource.blank(), size: Size.gibibytes(1) })];
  const made = vm(chart, { disks, cloudInit: CloudInit.fromUserData('#cloud-config\n'), labels: { tier: 'db' }, metadata: { labels: { a: 'b' }, annotations: {} } });
  expect(made).toBeInstanceOf(VirtualMachine);
});

test('every class checks', () => {
  const { types } = readAssembly();
  const classes = Object.values(types).filter(({ kind, initializer }) => kind === 'class' && initializer?.parameters?.some(({ optional }) => !optional));
  const unchecked = classes.filter(({ name }) => {
    try { new library[name](Symbol('x')); } catch (error) { return !(error as Error).message.includes(` of new ${name}: got `); }
    return true;
  });
  expect(unchecked.map(({ name }) => name)).toEqual([]);
  expect(classes.length).toBeGreaterThan(100);
});
