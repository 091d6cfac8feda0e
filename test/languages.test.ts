import { join } from 'node:path';
import { JsiiType, readAssembly, ROOT } from '../projenrc/assembly';

const types = Object.values(readAssembly().types);
const PEERS = ['cdk8s', 'cdk8s-plus-28', 'constructs'];
const typesOf = (peer: string) => Object.values(readAssembly(join(ROOT, 'node_modules', peer)).types);
const all = [...types, ...PEERS.flatMap(typesOf)];
const structs = new Set(all.filter(({ datatype }) => datatype).map(({ fqn }) => fqn));

/** Words that are no names in Python, Java, Go or C#. */
const KEYWORDS = [
  ...'False None True and as assert async await break class continue def del elif else except finally for from global if import in is'.split(' '),
  ...'lambda nonlocal not or pass raise return self try while with yield'.split(' '),
  ...'abstract boolean byte case catch char const default do double enum extends false final float goto implements instanceof int'.split(' '),
  ...'interface long native new null package private protected public short static strictfp super switch synchronized this throw throws'.split(' '),
  ...'transient true void volatile'.split(' '),
  ...'chan defer fallthrough func go map range select struct type var'.split(' '),
  ...'base bool checked decimal delegate event explicit extern fixed foreach implicit internal lock namespace object operator out override'.split(' '),
  ...'params readonly ref sbyte sealed sizeof stackalloc string typeof uint ulong unchecked unsafe ushort using virtual'.split(' '),
];

/** What the code that jsii-pacmak generates for Go uses within a function: a parameter of that name hides it. */
const GO_IDENTIFIERS = ['any', 'append', 'cdk8s', 'constructs', 'error', 'float64', 'len', 'make', 'nil', 'panic'];

/** jsii-pacmak escapes keywords, each language in its own way, so that a parameter is called otherwise than its documentation says. */
const NO_PARAMETERS = new Set([...KEYWORDS, ...GO_IDENTIFIERS]);

/**
 * Members that are keywords come out well: Java has getters and setters, Go and C# begin with a capital, Python adds an underscore. What
 * jsii-pacmak lets pass are methods that every object of Java or C# has, and modules that a class of Python is written with.
 */
const NO_MEMBERS = new Set([
  ...['equals', 'finalize', 'getClass', 'hashCode', 'notify', 'notifyAll', 'wait'],
  ...['getHashCode', 'getType', 'memberwiseClone', 'referenceEquals'],
  ...['abc', 'builtins', 'datetime', 'enum', 'jsii', 'publication', 'typeguard', 'typing'],
]);

const membersOf = ({ properties = [], methods = [] }: JsiiType) => [...properties, ...methods].map(({ name }) => name);

test.each(types.map((type): [string, JsiiType] => [type.name, type]))('%s has names that every language can say', (name, type) => {
  const parameters = [type.initializer, ...type.methods ?? []].flatMap((callable) => callable?.parameters ?? []);
  expect(parameters.map((parameter) => parameter.name).filter((each) => !/^[a-z]/.test(each) || NO_PARAMETERS.has(each))).toEqual([]);

  const members = membersOf(type);
  expect(members.filter((each) => NO_MEMBERS.has(each))).toEqual([]);
  // C# has no member that is called like its class, Python and Go none that differ in nothing but case or underscores.
  const plain = members.map((each) => each.replaceAll('_', '').toLowerCase());
  expect(plain).not.toContain(name.toLowerCase());
  expect(plain.filter((each, i) => plain.indexOf(each) !== i)).toEqual([]);
  // Go sets a property by a method.
  const setters = (type.properties ?? []).filter(({ immutable }) => !immutable).map((each) => `set${each.name.toLowerCase()}`);
  expect(plain.filter((each) => setters.includes(each))).toEqual([]);
});

test('no two types have the same name in any language', () => {
  const names = types.map(({ name }) => name.toLowerCase());
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  // Go makes a Foo by the function NewFoo.
  expect(names.filter((name) => names.includes(`new${name}`))).toEqual([]);
});

test.each(PEERS)('no type has the name of one of %s, so that both can be imported whole', (peer) => {
  const theirs = typesOf(peer).filter(({ namespace }) => !namespace).map(({ name }) => name);
  expect(theirs.length).toBeGreaterThan(5);
  expect(types.filter(({ name }) => theirs.includes(name)).map(({ name }) => name)).toEqual([]);
});

const methods = types.flatMap(({ name, methods: own = [], initializer }) => (
  [...own, ...initializer ? [{ ...initializer, name: 'new' }] : []].map((method) => ({ ...method, label: `${name}.${method.name}` }))
));

test('no method takes two structs of one type, as Python makes keyword arguments of the last alone', () => {
  const twice = methods.filter(({ parameters = [] }) => {
    const taken = parameters.flatMap(({ type: { fqn } }) => (fqn && structs.has(fqn) ? fqn : []));
    return new Set(taken).size < taken.length;
  });
  expect(twice.map(({ label }) => label)).toEqual([]);
});

test('no function makes props, as only TypeScript can add to them or pass them on', () => {
  const made = methods.filter((method) => method.static && structs.has(method.returns?.type.fqn ?? ''));
  expect(made.map(({ label }) => label)).toEqual([]);
});

test('a class has all that its interfaces have, as Python looks for members and not for names', () => {
  const byName = new Map(all.map((type) => [type.fqn, type]));
  const known = (fqn: string) => [byName.get(fqn) ?? []].flat();
  const lineOf = (fqn: string): JsiiType[] => known(fqn).flatMap((type) => [type, ...type.base ? lineOf(type.base) : []]);
  const withParents = (fqn: string): JsiiType[] => known(fqn).flatMap((type) => [type, ...(type.interfaces ?? []).flatMap(withParents)]);
  const missing = types.filter(({ kind }) => kind === 'class').flatMap(({ fqn }) => {
    const line = lineOf(fqn);
    const own = new Set(line.flatMap(membersOf));
    const promised = line.flatMap(({ interfaces = [] }) => interfaces).flatMap(withParents).flatMap(membersOf);
    return promised.filter((member) => !own.has(member)).map((member) => `${fqn}.${member}`);
  });
  expect([...new Set(missing)]).toEqual([]);
});
