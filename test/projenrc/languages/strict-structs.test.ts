import { strictStructs } from '../../../projenrc/languages/strict-structs';

const ANY = 'typing.Dict[builtins.str, typing.Any]';

test.each([
  [`ports: typing.Optional[typing.Sequence[typing.Union["GuestPort", ${ANY}]]] = None,`, 'ports: typing.Optional[typing.Sequence["GuestPort"]] = None,'],
  [`ports: typing.Sequence[typing.Union[GuestPort, ${ANY}]],`, 'ports: typing.Sequence[GuestPort],'],
  [`zones: typing.Mapping[builtins.str, typing.Union[_cdk8s_1.Zone, ${ANY}]],`, 'zones: typing.Mapping[builtins.str, _cdk8s_1.Zone],'],
  [`deep: typing.Mapping[builtins.str, typing.Sequence[typing.Union["A", ${ANY}]]],`, 'deep: typing.Mapping[builtins.str, typing.Sequence["A"]],'],
  // Made of its mapping where it comes in.
  [`tls: typing.Optional[typing.Union["Tls", ${ANY}]] = None,`, `tls: typing.Optional[typing.Union["Tls", ${ANY}]] = None,`],
  ['labels: typing.Mapping[builtins.str, builtins.str],', 'labels: typing.Mapping[builtins.str, builtins.str],'],
])('%s', (loose, strict) => {
  expect(strictStructs(loose)).toBe(strict);
});
