import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Documented { readonly name: string; readonly docs?: { readonly summary?: string; readonly default?: string } }
interface Member extends Documented { readonly optional?: boolean; readonly overrides?: string; readonly protected?: boolean }
interface Type extends Documented {
  readonly kind: string;
  readonly datatype?: boolean;
  readonly properties?: Member[];
  readonly methods?: Member[];
  readonly members?: Documented[];
}

/** The public API as jsii sees it; `npm test` compiles first. */
const types: Type[] = Object.values(JSON.parse(readFileSync(join(__dirname, '..', '.jsii'), 'utf8')).types);

test('there is an API', () => {
  expect(types.map(({ name }) => name)).toEqual(expect.arrayContaining([
    'Platform', 'VirtualMachine', 'VirtualMachinePool', 'VirtualMachineInstanceReplicaSet', 'TenantNamespace', 'FastStartVmPool',
    'SriovVirtualMachine', 'HybridBankingStack', 'Manifests',
  ]));
});

describe.each(types.map((type): [string, Type] => [type.name, type]))('%s', (_, type) => {
  test('is documented, and so are its members', () => {
    const members = [...type.properties ?? [], ...type.methods ?? [], ...type.members ?? []];
    const undocumented = [type, ...members.filter((member) => !('overrides' in member))].filter(({ docs }) => !docs?.summary);
    expect(undocumented.map(({ name }) => name)).toEqual([]);
  });

  test('says the default of every optional prop', () => {
    const optional = type.datatype ? (type.properties ?? []).filter((member) => member.optional) : [];
    expect(optional.filter(({ docs }) => !docs?.default).map(({ name }) => name)).toEqual([]);
  });
});
