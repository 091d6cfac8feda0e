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

/** Words that are no names in a language that jsii generates code for, which then calls the parameter otherwise: Python, Java, Go and C#. */
const RESERVED = new Set([
  ...'and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or'.split(' '),
  ...'pass raise return try while with yield abstract boolean byte case catch char const default do double enum extends final float goto'.split(' '),
  ...'implements instanceof int interface long native new package private protected public short static strictfp super switch'.split(' '),
  ...'synchronized this throw throws transient void volatile chan defer fallthrough func go map range select struct type var base bool checked'.split(' '),
  ...'decimal delegate event explicit extern fixed foreach implicit internal lock namespace null object operator out override params readonly'.split(' '),
  ...'ref sbyte sealed sizeof stackalloc string typeof uint ulong unchecked unsafe ushort using virtual'.split(' '),
]);

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

  test('names parameters so that every language can', () => {
    const parameters = [type.initializer, ...type.methods ?? []].flatMap((callable) => callable?.parameters ?? []).map(({ name }) => name);
    expect(parameters.filter((name) => name.startsWith('_') || RESERVED.has(name))).toEqual([]);
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
