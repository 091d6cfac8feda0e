import { plainErrors } from '../../../projenrc/languages/plain-errors';

const IMPORT = 'from jsii._type_checking import cached_type_hints, check_type\n';

test('arguments are checked and the library is called by the modules of the wheel', () => {
  expect(plainErrors(`${IMPORT}class A(metaclass=jsii.JSIIMeta):\n  jsii.create(self.__class__, self, [scope])\n  return jsii.get(self, "a"), jsii.sinvoke(cls, "b", []), jsii.invoke(self, "c", [])`))
    .toBe('from jsii._type_checking import cached_type_hints\n\nfrom . import _calls\nfrom ._arguments import check_type\n'
      + 'class A(metaclass=jsii.JSIIMeta):\n  _calls.create(self.__class__, self, [scope])\n  return jsii.get(self, "a"), _calls.sinvoke(cls, "b", []), _calls.invoke(self, "c", [])');
});

test('code in which nothing would be checked is refused', () => {
  expect(() => plainErrors('import jsii\n')).toThrow('no "from jsii._type_checking import cached_type_hints, check_type" in the code of jsii-pacmak');
});
