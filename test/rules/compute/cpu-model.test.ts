import { Size } from 'cdk8s';
import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import type { Row } from '../guest-table';
import { judge, says, virtualMachine } from '../judge';

const { ADVISED: level } = FindingLevel;
const known = 'cpu-model/has-known-name';
const obsolete = 'cpu-model/avoids-obsolete';
says({ [known]: { level }, [obsolete]: { level, allowed: 'a model that a node is labelled with' } });
const cpu = (model: string, more: object = {}) => ({ domain: { cpu: { model } }, ...more });

describe(known, () => {
  const meant = (model: string, allowed: string): Row => [`${model} for ${allowed}`, cpu(model), [known, 'domain.cpu.model', model, { allowed }]];
  guestTable([
    ...['host-model', 'host-passthrough', 'Haswell-noTSX', 'EPYC-Rome-v4', 'Skylake-Server-v1', 'Penryn', 'FutureLake-Server', 'Zen5', 'max'].map((model): Row => [model, cpu(model)]),
    meant('host-passtrough', 'host-passthrough'),
    meant('Haswell-no-TSX', 'Haswell-noTSX'),
    meant('skylake-server', 'Skylake-Server'),
    meant('EPYC-rome-v4', 'EPYC-Rome-v4'),
    meant('Cascade-lake-Server', 'Cascadelake-Server'),
    meant('epyc', 'EPYC'),
  ]);
  guestTable([
    ['what no x86 has', cpu('cortex-a72', { architecture: 's390x' })],
  ], undefined, undefined, { enabledFeatureGates: ['MultiArchitecture'] });
  test('where the Platform says what its nodes offer, that is judged', () => {
    const nodes = [{ count: 1, cpus: 8, memory: Size.gibibytes(32), cpuModels: ['Haswell-noTSX'] }];
    expect(judge(virtualMachine(cpu('Haswell-no-TSX')), { nodes }).map(([rule]) => rule)).not.toContain(known);
  });
});

describe(obsolete, () => {
  guestTable([
    ['the first that is not', cpu('Nehalem')],
    ['of another architecture', cpu('qemu64', { architecture: 's390x' })],
    ['Conroe', cpu('Conroe'), [obsolete, 'domain.cpu.model', 'Conroe']],
    ['a version of one', cpu('qemu64-v1'), [obsolete, 'domain.cpu.model', 'qemu64-v1']],
  ], undefined, undefined, { enabledFeatureGates: ['MultiArchitecture'] });
  test('the CR may have a list of its own', () => {
    const kubevirt = {
      apiVersion: 'kubevirt.io/v1', kind: 'KubeVirt', metadata: { name: 'kubevirt', namespace: 'kubevirt' }, spec: { configuration: { obsoleteCPUModels: { 486: true } } },
    };
    expect(judge([kubevirt, virtualMachine(cpu('Conroe'))])).toEqual([]);
  });
});
