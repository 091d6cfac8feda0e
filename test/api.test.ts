import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

interface Documented { readonly name: string; readonly docs?: { readonly summary?: string; readonly default?: string } }
interface TypeReference { readonly fqn?: string }
interface Parameter { readonly name: string; readonly type: TypeReference }
interface Member extends Documented {
  readonly optional?: boolean;
  readonly overrides?: string;
  readonly static?: boolean;
  readonly parameters?: Parameter[];
  readonly returns?: { readonly type: TypeReference };
}
interface Type extends Documented {
  readonly fqn: string;
  readonly kind: string;
  readonly datatype?: boolean;
  readonly properties?: Member[];
  readonly initializer?: Omit<Member, 'name'>;
  readonly methods?: Member[];
  readonly members?: Documented[];
}

/** The public API as jsii sees it; `npm test` compiles first. */
const ROOT = join(__dirname, '..');
const types: Type[] = Object.values(JSON.parse(readFileSync(join(ROOT, '.jsii'), 'utf8')).types);

/** The declarations that one file refers to, as far as they are this package's. */
function references(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(/(?:from|import\() *['"](\.[^'"]+)['"]/g)].map(([, path]) => join(dirname(file), path));
}

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

/** `TenantQuota.props` are the quota itself, what a file says of a Platform are its props, and an AutoscaledWorkload is made of those of the workload. */
const FACTORIES_WITH_PROPS = ['AutoscaledWorkload', 'TenantQuota', 'Platform'];

test('constructors take Props, static factories Options, and nothing is fluent', () => {
  const ends = (name: string) => ({ type: { fqn } }: Parameter) => fqn?.startsWith('cdk8s-kubevirt.') && fqn.endsWith(name);
  const wrong = types.flatMap(({ fqn, name, initializer, methods = [] }) => [
    ...initializer?.parameters?.some(ends('Options')) ? [`new ${name}`] : [],
    ...methods.filter((method) => (method.static
      ? method.parameters?.some(ends('Props')) && !FACTORIES_WITH_PROPS.includes(name)
      : method.returns?.type.fqn === fqn)).map((method) => `${name}.${method.name}`),
  ]);
  expect(wrong).toEqual([]);
});

test('no declaration that a user compiles against refers to types of the wire', () => {
  const seen = new Set<string>();
  const wire: string[] = [];
  const visit = (file: string) => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const path of references(file)) {
      if (!relative(join(ROOT, 'lib'), path).startsWith('..')) visit([`${path}.d.ts`, join(path, 'index.d.ts')].find(existsSync)!);
      else wire.push(`${relative(ROOT, file)}: ${relative(ROOT, path)}`);
    }
  };
  visit(join(ROOT, 'lib', 'index.d.ts'));
  expect(seen.size).toBeGreaterThan(types.length / 4);
  expect(wire).toEqual([]);
});
