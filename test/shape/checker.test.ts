import { Checker } from '../../src/shape/checker';

const RTTI = Symbol.for('jsii.rtti');
const runtimeType = (name: string) => ({ fqn: `cdk8s-kubevirt.${name}`, version: '0.0.0' });

interface Props { readonly cores: number; readonly label?: string }

/** Classes as jsii compiles them, and as the index exports them. */
function classes() {
  class Base {
    public static readonly [RTTI] = runtimeType('Base');
    public static of(cores: number) { return new Base({ cores }); }
    constructor(public readonly props: Props) {}
    public rename(...names: string[]): string { return names.join(); }
    public wider(props: Props): Props { return this.take({ ...props, extra: 1 } as Props); }
    public take(props: Props): Props { return props; }
  }
  class Derived extends Base {
    public static readonly [RTTI] = runtimeType('Derived');
    constructor(props: Props) { super({ ...props, extra: true } as Props); }
  }
  const checker = new Checker({
    types: { Props: { kind: 'struct', props: { cores: 'n', label: '?s' } } },
    classes: {
      Base: { new: { props: '@Props' }, statics: { of: { cores: 'n' } }, methods: { rename: { names: '*s' }, take: { props: '@Props' }, wider: { props: '@Props' } } },
      Derived: { new: { props: '@Props' } },
    },
  });
  return { Raw: Base, Base: checker.checked('Base', Base) as typeof Base, Derived: checker.checked('Derived', Derived) as typeof Derived };
}

const wrong = (text: unknown) => text as number;

test('constructors, static and other methods check what they get', () => {
  const { Base, Derived } = classes();
  expect(() => new Base({ cores: wrong('2') })).toThrow(new Error('cores of new Base: got "2"; allowed: a number. Write 2.'));
  expect(() => Base.of(wrong('2'))).toThrow('cores of Base.of: got "2"');
  expect(() => Base.of(1).rename('a', 2 as unknown as string)).toThrow('names of rename: got 2');
  expect(() => new Derived({ cores: 2, lable: 'a' } as Props)).toThrow('lable of new Derived: got "a"; allowed: a property of Props. Write label.');
  expect(() => new Derived({ cores: 2 }).rename(2 as unknown as string)).toThrow('names of rename: got 2');
});

test('what is right passes', () => {
  const { Base, Derived } = classes();
  expect([new Base({ cores: 1 }).props, Base.of(2).props, new Base({ cores: 1 }).rename('a', 'b')]).toEqual([{ cores: 1 }, { cores: 2 }, 'a,b']);
  expect(new Derived({ cores: 1 }).props).toEqual({ cores: 1, extra: true });
});

test('classes are what they were', () => {
  const { Raw, Base, Derived } = classes();
  const [base, derived] = [new Base({ cores: 1 }), new Derived({ cores: 1 })];
  expect([base instanceof Base, derived instanceof Base, derived instanceof Derived, new Raw({ cores: 1 }) instanceof Base, base instanceof Derived])
    .toEqual([true, true, true, true, false]);
  expect([base.constructor, derived.constructor, Base.name, Base.of.name, base.rename.name]).toEqual([Base, Derived, 'Base', 'of', 'rename']);
  expect(Object.keys(base)).toEqual(['props']);
});

test('a class that extends one may have properties of its own, but none of a wrong type', () => {
  const { Base } = classes();
  class Own extends Base {
    constructor(props: Props & { readonly team: string }) { super(props); }
    public rename(...names: string[]): string { return `own ${super.rename(...names)}`; }
  }
  const own = new Own({ cores: 1, team: 'a' });
  expect([own instanceof Own, own instanceof Base, own.props, own.rename('a')]).toEqual([true, true, { cores: 1, team: 'a' }, 'own a']);
  expect(() => new Own({ cores: wrong('2'), team: 'a' })).toThrow('cores of new Base: got "2"');
});

test('what the library calls itself may have more properties, also after an error', () => {
  const { Base } = classes();
  const base = new Base({ cores: 1 });
  expect(() => base.take({ cores: 1, extra: 1 } as Props)).toThrow('extra of take');
  expect(base.wider({ cores: 1 })).toEqual({ cores: 1, extra: 1 });
  expect(() => base.take({ cores: 1, extra: 1 } as Props)).toThrow('extra of take');
});

test('the trace begins where the call was', () => {
  const { Base } = classes();
  let trace: string | undefined;
  const caller = () => new Base({ cores: wrong('2') });
  try { caller(); } catch (error) { trace = (error as Error).stack; }
  expect(trace?.split('\n')[1]).toMatch(/^ {4}at caller /);
});
