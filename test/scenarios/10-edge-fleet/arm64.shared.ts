import { manifest, Mistake } from '../refused';

/** A VM on arm64 as somebody writes it by hand. */
export function armVm(domain: object, spec: object = {}): Mistake {
  return (chart) => manifest(chart, {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    spec: { runStrategy: 'Always', template: { spec: { architecture: 'arm64', domain: { memory: { guest: '2Gi' }, devices: {}, ...domain }, ...spec } } },
  });
}
