import { ApiObject, Chart, Size, Testing } from 'cdk8s';
import { VirtualMachine, VirtualMachineProps } from '../../src/compute';
import { INetworkAttachment, NetworkAttachment } from '../../src/network';

/** A rendered object, free-form as tests look into all kinds. */
export interface Rendered {
  readonly [field: string]: any;
}

/** A chart `chart` in the namespace `apps`. */
export function newChart(): Chart {
  return new Chart(Testing.app(), 'chart', { namespace: 'apps' });
}

/** What a chart renders. Whether a cluster admits it is not asked: that is tested in `test/admission`. */
export function objects(chart: Chart): Rendered[] {
  return chart.node.findAll().filter((construct) => ApiObject.isApiObject(construct)).map((apiObject) => apiObject.toJson());
}

/** The one object of this kind in the chart, of this name where there are several. */
export function object(chart: Chart, kind: string, name?: string): Rendered {
  const found = objects(chart).filter((one) => one.kind === kind && (name === undefined || one.metadata.name === name));
  expect(found).toHaveLength(1);
  return found[0];
}

/** What is wrong with a chart according to its constructs. */
export function problems(chart: Chart): string[] {
  return chart.node.findAll().flatMap(({ node }) => node.validate());
}

/** A guest of the smallest size that has one. */
export const SMALL = { memory: Size.gibibytes(1) };

/** The spec of a VirtualMachine `vm` with these props. */
export function vmSpec(props: Partial<VirtualMachineProps> = {}): Rendered {
  const chart = newChart();
  new VirtualMachine(chart, 'vm', { ...(props.instancetype ? {} : SMALL), ...props });
  return object(chart, 'VirtualMachine').spec;
}

/** The spec of its guest. */
export function guestSpec(props: Partial<VirtualMachineProps> = {}): Rendered {
  return vmSpec(props).template.spec;
}

/** A network that the app does not make. */
export function imported(networkName: string): INetworkAttachment {
  return NetworkAttachment.fromNetworkAttachmentName(newChart(), 'imported', networkName);
}
