import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, pool, says, virtualMachine } from '../judge';
import type { Json, Verdict } from '../judge';
import { kubevirt } from '../kubevirt-table';

const RULE = 'vm-state/requires-storage-class';
const { ADVISED, UNSTARTABLE } = FindingLevel;
says({ [RULE]: { level: ADVISED, allowed: ['a class of the cluster: a', 'a class of the cluster: a, b'] } });

const tpm = { domain: { devices: { tpm: { persistent: true } } } };
const efi = { domain: { firmware: { bootloader: { efi: { persistent: true, secureBoot: false } } } } };
const vm = virtualMachine(tpm);
const cr = (vmStateStorageClass?: string) => kubevirt({ configuration: { vmStateStorageClass } });
const hyperconverged = (version: string, spec: Json) => ({ apiVersion: `hco.kubevirt.io/${version}`, kind: 'HyperConverged', metadata: { name: 'kubevirt-hyperconverged', namespace: 'kubevirt' }, spec });
const [a, b] = [{ name: 'a' }, { name: 'b', isDefault: true }];
const NONE = 'no default storage class';
const TPM = 'spec.template.spec.domain.devices.tpm.persistent';
const found = (got = NONE, field = TPM): Verdict => [RULE, field, got, { level: UNSTARTABLE }];

test.each<[title: string, storageClasses: { name: string; isDefaultVirt?: boolean }[], manifests: Json[], ...found: Verdict[]]>([
  ['classes that are not known', [], [vm]],
  ['a default class', [a, b], [vm, cr()]],
  ['a default class for VMs', [{ ...a, isDefaultVirt: true }], [vm]],
  ['a class that is there', [a], [vm, cr('a')]],
  ['a TPM that keeps nothing', [a], [virtualMachine({ domain: { devices: { tpm: {} } } }), cr()]],
  ['no default class, where the CR is elsewhere', [a], [vm], [RULE, TPM, NONE]],
  ['no default class', [a], [vm, cr()], found()],
  ['no default class for EFI variables', [a], [virtualMachine(efi), cr()], found(NONE, 'spec.template.spec.domain.firmware.bootloader.efi.persistent')],
  ['no default class for a pool', [a], [pool(tpm), cr()], found(NONE, 'spec.virtualMachineTemplate.spec.template.spec.domain.devices.tpm.persistent')],
  ['a class that is not there', [a, b], [vm, cr('c')], found('vmStateStorageClass c')],
  ['a class that HyperConverged says', [a, b], [vm, hyperconverged('v1beta1', { vmStateStorageClass: 'c' })], found('vmStateStorageClass c')],
  ['a class that HyperConverged says in v1', [a, b], [vm, hyperconverged('v1', { storage: { vmStateStorageClass: 'c' } })], found('vmStateStorageClass c')],
])('%s', (...[, storageClasses, manifests, ...expected]) => {
  expect(judge(manifests, { storageClasses }).filter(([rule]) => rule === RULE || rule === 'rule/failed')).toEqual(expected);
});
