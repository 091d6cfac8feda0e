import { skipOmittedArguments } from '../../../projenrc/languages/omitted-arguments';

const check = (name: string) => `            check_type(argname="argument ${name}", value=${name}, expected_type=type_hints["${name}"])`;
const checkIfGiven = (name: string) => check(name).replace('check_type', `if ${name} is not None: check_type`);

const method = (name: string, checks: readonly string[]) => [
  `    def ${name}(`,
  '        self,',
  '        id: builtins.str,',
  '        *,',
  '        image: builtins.str,',
  '        path: typing.Optional[builtins.str] = None,',
  '    ) -> None:',
  '        if __debug__:',
  ...checks,
].join('\n');

test('what may be left out is checked where it is given', () => {
  expect(skipOmittedArguments(method('a', ['id', 'image', 'path'].map(check))))
    .toBe(method('a', [check('id'), check('image'), checkIfGiven('path')]));
});

test('what another function may be called without is not taken for optional', () => {
  const setter = ['    @path.setter', '    def path(self, path: builtins.str) -> None:', '        if __debug__:', check('path')].join('\n');
  expect(skipOmittedArguments(`${method('a', [check('path')])}\n${setter}`)).toBe(`${method('a', [checkIfGiven('path')])}\n${setter}`);
});
