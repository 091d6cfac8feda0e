import { Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { GuestNetwork, NetworkAttachment, NetworkAttachmentConfig, VirtualMachinePool } from '../../../src';
import { vm } from '../network-mistakes';
import { manifest, refused } from '../refused';

const MAC = '02:00:00:00:00:0a';

refused({
  '02-network/R29': [
    (chart, app) => {
      const storage = new NetworkAttachment(chart, 'storage', { config: NetworkAttachmentConfig.bridge({ bridge: 'br-storage' }) });
      const networks = [GuestNetwork.bridge('storage', storage, { macAddress: MAC })];
      vm(chart, { networks });
      vm(new Chart(app, 'other', { namespace: 'apps' }), { metadata: { name: 'other' }, networks });
    },
    'advised machine-identity/is-unique spec.template.spec.domain.devices.interfaces[0].macAddress: 02:00:00:00:00:0a',
  ],
  '02-network/R30': [
    (chart) => {
      vm(chart, { networks: ['00:00:00:00:00:00', '01:00:5e:00:00:01'].map((macAddress, i) => GuestNetwork.masquerade({ name: `n${i}`, macAddress })) });
    },
    '[apps/vm] macAddress of network "n0": got "00:00:00:00:00:00"',
    '[apps/vm] macAddress of network "n1": got "01:00:5e:00:00:01"',
  ],
  '02-network/R31': [
    (chart) => {
      new VirtualMachinePool(chart, 'pool', { replicas: 3, memory: Size.gibibytes(1), networks: [GuestNetwork.masquerade({ macAddress: MAC })] });
    },
    '[apps/pool] addresses of network "default": got "02:00:00:00:00:0a"',
  ],
  '02-network/R32': [
    (chart) => {
      new kplus.Namespace(chart, 'apps', { metadata: { name: 'apps' } });
      vm(chart, { subdomain: 'db' });
    },
    'advised subdomain/references-service spec.template.spec.subdomain: db',
  ],
  '02-network/R33': [
    (chart) => manifest(chart, {
      apiVersion: 'v1',
      kind: 'Service',
      spec: { clusterIP: 'None', selector: { app: 'db' }, ports: [{ name: 'sql', port: 5432, targetPort: 'a-name-of-17-char' }] },
    }),
    'rejected service/has-valid-port spec.ports[0].targetPort: a-name-of-17-char',
  ],
});
