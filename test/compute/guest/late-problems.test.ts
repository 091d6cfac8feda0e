import { App, Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { AccessCredential, CloudInit, GuestProps, VirtualMachine } from '../../../src/compute';
import { DataVolumeSource, Disk } from '../../../src/storage';
import { problems, SMALL } from '../fixture';

/** What is wrong with a guest that refers to objects of a namespace. */
function found(namespace: string | undefined, propsOf: (secret: kplus.ISecret, account: kplus.IServiceAccount) => GuestProps): string[] {
  const app = new App();
  const other = new Chart(app, 'other', { namespace });
  const chart = new Chart(app, 'chart', { namespace: 'apps' });
  const secret = new kplus.Secret(other, 'keys', { metadata: { name: 'keys' } });
  const account = new kplus.ServiceAccount(other, 'runner', { metadata: { name: 'runner' } });
  new VirtualMachine(chart, 'vm', { ...SMALL, ...propsOf(secret, account) });
  return problems(chart);
}

const message = (what: string, got: string) => `${what}: got "vault/${got}"; allowed: an object of the namespace apps. `
  + 'A reference by name does not leave its namespace: make both in one.';

test.each<[string, string, (secret: kplus.ISecret, account: kplus.IServiceAccount) => GuestProps]>([
  ['accessCredentials', 'keys', (secret) => ({ accessCredentials: [AccessCredential.userPassword(secret)] })],
  ['cloudInit', 'keys', (secret) => ({ cloudInit: CloudInit.fromSecret(secret) })],
  ['cloudInit', 'keys', (secret) => ({ cloudInit: new CloudInit({ networkDataSecret: secret }) })],
  ['serviceAccount', 'runner', (_, serviceAccount) => ({ serviceAccount })],
  ['acpiTables', 'keys', (slic) => ({ acpiTables: { slic } })],
  ['acpiTables', 'keys', (msdm) => ({ acpiTables: { msdm } })],
  ['kernelBoot', 'keys', (pullSecret) => ({ kernelBoot: { image: 'quay.io/example/kernel:1', kernelPath: '/vmlinuz', pullSecret } })],
  ['disk "answers"', 'keys', (secret) => ({ disks: [Disk.sysprep('answers', secret)] })],
  ['disk "keys"', 'keys', (secret) => ({ disks: [Disk.secret('keys', secret)] })],
  ['disk "token"', 'runner', (_, account) => ({ disks: [Disk.serviceAccount('token', account)] })],
  ['disk "image"', 'keys', (pullSecret) => ({ disks: [Disk.containerDisk('image', { image: 'quay.io/example/disk:1', pullSecret })] })],
  ['disk "import"', 'keys', (secret) => ({
    disks: [Disk.dataVolumeTemplate('import', { source: DataVolumeSource.s3('https://s3.example.com/images/a.qcow2', { secret }), size: Size.gibibytes(1) })],
  })],
])('%s of another namespace', (what, got, propsOf) => {
  expect(found('vault', propsOf)).toEqual([message(what, got)]);
  expect(found('apps', propsOf)).toEqual([]);
  expect(found(undefined, propsOf)).toEqual([]);
});

test('a Secret that the app does not make may be anywhere', () => {
  const secret = kplus.Secret.fromSecretName(new Chart(new App(), 'other', { namespace: 'vault' }), 'ref', 'pw');
  expect(found('vault', () => ({ accessCredentials: [AccessCredential.userPassword(secret)] }))).toEqual([]);
});
