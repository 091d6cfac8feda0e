import { admit } from '../../../src/admission/admission';
import { pool, virtualMachine } from '../judge';

const levels = (apiVersion: string, manifest: object) => (
  admit([{ manifest: { ...manifest, apiVersion } }]).map(({ level, rule, got, allowed }) => [level, rule, got, allowed])
);

test.each([
  ['kubevirt.io/v1', virtualMachine(), []],
  ['kubevirt.io/v1alpha3', virtualMachine(), [['warned', 'object/avoids-deprecated-version', 'kubevirt.io/v1alpha3', 'kubevirt.io/v1']]],
  ['kubevirt.io/v2', virtualMachine(), [['rejected', 'object/requires-served-version', 'kubevirt.io/v2', 'kubevirt.io/v1']]],
  ['v2', { kind: 'Secret', metadata: { name: 't' } }, [['rejected', 'object/requires-served-version', 'v2', 'v1']]],
  ['autoscaling/v2beta2', { kind: 'HorizontalPodAutoscaler', metadata: { name: 't' } },
    [['rejected', 'object/requires-served-version', 'autoscaling/v2beta2', 'autoscaling/v1, autoscaling/v2']]],
  ['kubevirt.io/v1', { kind: 'VirtualMachineInstancePreset', metadata: { name: 't' }, spec: { selector: {}, domain: { devices: {} } } },
    [['warned', 'object/avoids-deprecated-version', 'kubevirt.io/v1', 'no version: the kind itself is deprecated']]],
  ['v1', virtualMachine(), [['rejected', 'object/requires-served-version', 'v1', 'kubevirt.io/v1']]],
  ['kubevirt.io/v1', pool(), [['rejected', 'object/requires-served-version', 'kubevirt.io/v1', 'pool.kubevirt.io/v1beta1']]],
  ['apps/v1', { kind: 'Job', metadata: { name: 't' } }, [['rejected', 'object/requires-served-version', 'apps/v1', 'batch/v1']]],
  ['example.com/v1', virtualMachine(), []],
  ['kubevirt.io/v1', { kind: 'Unheard', metadata: { name: 't' } }, []],
  ['example.com/v0', { kind: 'Unheard', metadata: { name: 't' } }, []],
])('%s', (apiVersion, manifest, found) => {
  expect(levels(apiVersion, manifest)).toEqual(found);
});
