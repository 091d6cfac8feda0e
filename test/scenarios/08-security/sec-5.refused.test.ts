import { App, Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { AccessCredential, VirtualMachine } from '../../../src';
import { refused } from '../refused';

const SSH = 'spec.template.spec.accessCredentials[0].sshPublicKey.propagationMethod';

const guest = (credentialOf: (keys: kplus.ISecret) => AccessCredential, namespace = 'apps') => (chart: Chart, app: App) => {
  const keys = new kplus.Secret(new Chart(app, 'secrets', { namespace }), 'keys', { metadata: { name: 'ops-ssh-keys' }, stringData: { key1: 'ssh-ed25519 AAAA' } });
  new VirtualMachine(chart, 'vm', { memory: Size.gibibytes(1), accessCredentials: [credentialOf(keys)] });
};

refused({
  '08-security/R17': [
    guest((keys) => AccessCredential.sshPublicKeyNoCloud(keys)),
    `rejected access-credential/requires-cloud-init-volume ${SSH}.noCloud: no cloudInitNoCloud volume`,
  ],
  '08-security/R18': [
    guest((keys) => AccessCredential.sshPublicKeyGuestAgent(keys, [])),
    `rejected access-credential/requires-users ${SSH}.qemuGuestAgent.users: nothing`,
  ],
  '08-security/R19': [
    guest((keys) => AccessCredential.sshPublicKeyGuestAgent(keys, ['cloud-user']), 'vault'),
    'accessCredentials: got "vault/ops-ssh-keys"',
  ],
});
