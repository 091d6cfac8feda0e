import { GuestCpu, GuestNetwork, InterfaceModel } from '../../../src';
import { vm } from '../network-mistakes';
import { refused } from '../refused';

refused({
  '02-network/R26': [(chart) => { vm(chart, { cpu: GuestCpu.topology({ cores: 1 }), networkInterfaceMultiqueue: true }); }, 'advised sizing/avoids-multiqueue-on-one-vcpu spec.template.spec.domain.devices.networkInterfaceMultiqueue: true'],
  '02-network/R27': [
    (chart) => {
      const networks = [GuestNetwork.masquerade({ model: InterfaceModel.E1000 })];
      vm(chart, { cpu: GuestCpu.topology({ cores: 2 }), networkInterfaceMultiqueue: true, networks });
    },
    'advised multiqueue/requires-virtio spec.template.spec.domain.devices.networkInterfaceMultiqueue: true',
  ],
});
