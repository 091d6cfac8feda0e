import { readFileSync } from 'fs';
import { join } from 'path';
import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, merged, pool, replicaSet, virtualMachine, says } from '../../rules/judge';
import type { Json, Verdict } from '../../rules/judge';

says({
  'container-path/is-filesystem': { level: FindingLevel.UNSTARTABLE, allowed: 'a filesystem a and no disk a', reported: 'spec.domain.volumes[0]' },
  'data-volume-template/has-one-target': {
    allowed: 'one of storage, pvc',
    reported: 'spec.virtualMachineTemplate.spec.dataVolumeTemplate[0].PVC.Storage',
  },
  'memory/requires-gate-for-reserved-overhead': { allowed: 'only while the feature gate ReservedOverheadMemlock is on' },
  'volume/adds-utility-volumes-later': { allowed: 'nothing' },
});

const SPEC = 'spec.template.spec';
const domain = (fragment: Json) => virtualMachine({ domain: fragment });
const twice = (entry: Json) => [entry, entry];

/** One manifest for each condition that these ledgers leave to the structural check, and what that check says. */
const proofs: [condition: string, manifest: Json, ...found: Verdict[]][] = [
  ['schema/unknown-top-level-key', { ...virtualMachine(), data: {} }, ['schema/has-known-field', 'data', '{}']],
  ['schema/spec-required', merged(virtualMachine(), { spec: undefined }), ['schema/requires-field', 'spec']],
  ['schema/unknown-field', merged(virtualMachine(), { spec: { template: { metadata: { foo: 1 } } } }),
    ['schema/has-known-field', 'spec.template.metadata.foo', '1']],
  ['schema/crd-required', merged(replicaSet(), { spec: { selector: undefined } }), ['schema/requires-field', 'spec.selector']],
  ['schema/crd-max-items',
    virtualMachine({ volumes: Array.from({ length: 257 }, (_, i) => ({ name: `v${i}`, emptyDisk: { capacity: '1Gi' } })) }),
    ['schema/fits-bounds', `${SPEC}.volumes`, '257 entries']],
  ['schema/crd-quantity-pattern', domain({ memory: { guest: '1 Gi' } }),
    ['quantity/has-valid-form', `${SPEC}.domain.memory.guest`, 'string 1 Gi']],
  ['schema/crd-reboot-policy-enum', domain({ rebootPolicy: 'Never' }), ['schema/has-known-value', `${SPEC}.domain.rebootPolicy`, 'Never']],
  ['schema/crd-memlock-enum', domain({ memory: { reservedOverhead: { memLock: 'Always' } } }),
    ['schema/has-known-value', `${SPEC}.domain.memory.reservedOverhead.memLock`, 'Always']],
  ['schema/crd-unique-map-keys', virtualMachine({ utilityVolumes: twice({ name: 'a', claimName: 'b' }) }),
    ['schema/has-unique-entries', `${SPEC}.utilityVolumes[1].name`, 'a']],
  ['schema/crd-container-path-length', virtualMachine({ volumes: [{ name: 'a', containerPath: { path: `/${'a'.repeat(4096)}` } }] }),
    ['schema/fits-bounds', `${SPEC}.volumes[0].containerPath.path`, `/${'a'.repeat(99)}… (4097 characters) (4097 characters)`]],
  ['schema/crd-dv-content-type', merged(pool(), {
    spec: { virtualMachineTemplate: { spec: { dataVolumeTemplates: [{ metadata: { name: 'a' }, spec: { contentType: 'iso' } }] } } },
  }), ['schema/has-known-value', 'spec.virtualMachineTemplate.spec.dataVolumeTemplates[0].spec.contentType', 'iso']],
  ['dra/resource-claim-name-duplicate', virtualMachine({ resourceClaims: twice({ name: 'a', resourceClaimName: 'a' }) }),
    ['schema/has-unique-entries', `${SPEC}.resourceClaims[1].name`, 'a']],
  ['vm/template-missing', merged(virtualMachine(), { spec: { template: undefined } }), ['schema/requires-field', 'spec.template']],
];

test.each(proofs)('%s', (_, manifest, ...found) => {
  expect(judge(manifest)).toEqual(expect.arrayContaining(found));
});

test('every condition left to the structural check is proved', () => {
  const ledgers = ['2.1-2.9.json', '2.21.json'].map((file) => JSON.parse(readFileSync(join(__dirname, file), 'utf8')) as Json);
  const left = ledgers.flatMap((ledger) => Object.keys(ledger).filter((condition) => ledger[condition] === 'schema'));
  expect(proofs.map(([condition]) => condition)).toEqual(left);
});
