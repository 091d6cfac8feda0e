import { limitOf } from '../../../src/rules/object/limit';

test.each([
  ['minLength', 1, 'at least 1 character'],
  ['minLength', 2, 'at least 2 characters'],
  ['maxLength', 63, 'at most 63 characters'],
  ['minItems', 1, 'at least 1 item'],
  ['maxItems', 256, 'at most 256 items'],
  ['minProperties', 1, 'at least 1 property'],
  ['maxProperties', 2, 'at most 2 properties'],
  ['minimum', 0, '>= 0'],
  ['maximum', 5, '<= 5'],
] as const)('%s %d', (keyword, bound, said) => expect(limitOf({ keyword, schema: { [keyword]: bound } })).toBe(said));

test('another keyword says nothing here', () => expect(limitOf({ keyword: 'required', schema: { required: ['a'] } })).toBeUndefined());
