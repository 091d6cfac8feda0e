import { Size } from 'cdk8s';
import { Hardening, InputBus, VirtualMachine, VirtualMachineProps } from '../../../src';
import { Mistake, refused } from '../refused';

const hardened = (props: Partial<VirtualMachineProps>): Mistake => (chart) => {
  Hardening.hardened().applyTo(chart);
  new VirtualMachine(chart, 'vm', { memory: Size.gibibytes(1), ...props });
};
const DEVICES = 'VirtualMachine apps/vm spec.template.spec.domain.devices';

refused({
  '08-security/R6': [
    hardened({ inputs: [{ name: 'tablet', bus: InputBus.USB }] }), `${DEVICES}.inputs: got [{"bus":"usb","name":"tablet","type":"tablet"}]`,
  ],
  '08-security/R7 in a profile': [hardened({ logSerialConsole: true }), `${DEVICES}.logSerialConsole: got true`],
});
