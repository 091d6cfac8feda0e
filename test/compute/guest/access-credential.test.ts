import * as kplus from 'cdk8s-plus-28';
import { AccessCredential, VirtualMachine } from '../../../src/compute';
import { newChart, object, SMALL } from '../fixture';

const source = { secret: { secretName: 'keys' } };

test.each<[string, (secret: kplus.ISecret) => AccessCredential, object]>([
  ['NoCloud', AccessCredential.sshPublicKeyNoCloud, { sshPublicKey: { source, propagationMethod: { noCloud: {} } } }],
  ['config drive', AccessCredential.sshPublicKeyConfigDrive, { sshPublicKey: { source, propagationMethod: { configDrive: {} } } }],
  ['guest agent', (secret) => AccessCredential.sshPublicKeyGuestAgent(secret, ['fedora', 'root']),
    { sshPublicKey: { source, propagationMethod: { qemuGuestAgent: { users: ['fedora', 'root'] } } } }],
  ['password', AccessCredential.userPassword, { userPassword: { source, propagationMethod: { qemuGuestAgent: {} } } }],
])('%s, from a secret of the app or an imported one, as a prop or added', (_, make, wire) => {
  const chart = newChart();
  const secret = new kplus.Secret(chart, 'secret', { metadata: { name: 'keys' } });
  const vm = new VirtualMachine(chart, 'vm', { ...SMALL, accessCredentials: [make(secret)] });
  vm.addAccessCredential(make(kplus.Secret.fromSecretName(chart, 'imported', 'others')));
  const other = JSON.parse(JSON.stringify(wire).replace('"keys"', '"others"')) as object;
  expect(object(chart, 'VirtualMachine').spec.template.spec.accessCredentials).toEqual([wire, other]);
});

test('two of one Secret are refused', () => {
  const chart = newChart();
  const secret = kplus.Secret.fromSecretName(chart, 'secret', 'keys');
  const message = '[chart/vm] Secret of an access credential: got "keys"; allowed: one that no other access credential of the guest has. Put each credential into a Secret of its own.';
  const vm = new VirtualMachine(chart, 'vm', { ...SMALL, accessCredentials: [AccessCredential.sshPublicKeyNoCloud(secret)] });
  expect(() => vm.addAccessCredential(AccessCredential.userPassword(secret))).toThrow(new Error(message));
});
