import { WireForms } from '../src/wire-forms';

class Thing {}

test('knows the form of a value, and of that value only', () => {
  const forms = new WireForms<object>();
  const thing = new Thing();
  forms.set(thing, { a: 1 });
  expect(forms.of(thing)).toEqual({ a: 1 });
  expect(() => forms.of(new Thing())).toThrow('This Thing was made by another copy of cdk8s-kubevirt: install one only.');
});
