// eslint-disable-next-line import/no-extraneous-dependencies -- nothing of conformance is in the package
import fc from 'fast-check';

const INDENT = fc.constantFrom('', '', '  ', '  ', '    ', '      ', ' ', '- ', '  - ', '    - ', '- - ', '-', '\t', '  \t');
const KEY = fc.constantFrom('', 'a: ', 'b: ', 'c:', 'a:b', 'yes: ', '1: ', '0x10: ', '1.5: ', '~: ', '<<: ', '"q": ', "'q': ", '? ', ': ', '# ', '&k k: ', '*x : ', '!!str s: ', 'a :', 'd:  ', 'a.b/c-d: ');
const VALUE = fc.constantFrom(
  'text', 'a b', 'true', 'No', '~', 'null', '', '12', '0x1F', '0o17', '0b11', '089', '1_0', '1.5e3', '1e400', '9223372036854775808', '1:30', '2026-01-31', '-', '--', '-x', '?x', ':x', '=', '<<',
  '"x"', '"x\\n"', '"\\u00e9\\x41"', '"a\\', '"a', 'b"', '"a\n  b"', '"a\nb"', '"a\n\n  b"', "'y'", "'y''z'", "'a\n  b'", "'{\n  \"a\": 1\n}'", '"a" b', '"a": b', '"a" # c',
  '[]', '{}', '[a, b]', '[a, b,]', '[a b]', '[[a], {b: c}]', '{a: b}', '{a: b, c}', '{a: 1, a: 2}', '{"a":1}', '{"a":b}', '[a: b]', '[', ']', '{', '}', '[\n', '{\n', '],', '},', '[a,\n b\n]', '{a: b,\nc: d\n}', '{a: [b,\n  c], d: e}',
  '[apply, -f, -]', '{a: -}', '[a, , b]', '[,]', '{a: , b: }', '{a, b}', '[a#b]', '[a #b\n]', '[ a # b\n, c ]', '{a: "b\nc"}', "{a: 'b\n  c'}", '{a : b}', '{? a : b}', '[x y: z]', '{http://a:1}', '[a:1]', '{a:1}',
  '&x a', '&y {p: q, r: s}', '&z [p]', '*x', '*y', '*z', '[*x, *y]', '[*y]', '{<<: *y, p: n}', '&x', '&x &y a', '!!binary aGk=', '!!binary "%"', '!!str 1', '!!int "3"', '!!int x', '!!float 1', '!!bool yes', '!!null x', '!!map {a: b}',
  '!!seq [a]', '!!set {a}', '!!timestamp 2026-01-31', '!t a', '!t [a]', '!<tag:yaml.org,2002:str> 1', '!', '! a', '|', '|-', '|+', '>', '>-', '>+', '|2', '|1-', '|-1', '|0', '| # c', '>2-', '|x',
  'a # b', 'a#b', '#c', '# c', 'a: b', 'x:', '- x', '? x', '@', '`', '%', '%a', ',', 'a, b', 'http://a:1', '...', '---', 'é', '\u00a0', '😀', '\u2028', '\u0085', '\ufeff', 'a ', 'a\t', '\ta', 'a\tb', '\u0000', '\u0007',
  '\\', "it's", 'a "b"', '{{ .Values.a }}', '${A}', '$(A)', '*', '&', '!', '>a', '|a', '.inf', '-.INF', '.nan', '0.0', '-0', '+1', '.5', '5.', '1.', '._', '_1', '0_', '0x', '1e', 'e1', 'y', 'N',
);
const END = fc.constantFrom('\n', '\n', '\n', '\n', '\n', '\n', '\n', '\n\n', '\r\n', '\n\n  \n', '', ' ', ',\n', ' # c\n', '\t\n', '\r');
const SEPARATOR = fc.constantFrom('---\n', '--- \n', '---\r\n', '--- # c\n', '--- a\n', '...\n', '\n---\n', '%YAML 1.1\n---\n', '%TAG ! tag:a,2026:\n---\n', '\ufeff', '{"a": 1}{"b": 2}\n', '{"a": 1}\n{"b": 2}\n', '{"a":\n', '# c\n', '----\n');

const line = fc.tuple(INDENT, KEY, VALUE, END).map((parts) => parts.join(''));
/** Lines that have nothing to do with each other: few can be read, and mistakes are everywhere. */
const lines = fc.array(fc.oneof({ arbitrary: line, weight: 12 }, { arbitrary: SEPARATOR, weight: 1 }), { minLength: 1, maxLength: 6 }).map((each) => each.join(''));

/** A mapping as tools and people write it, but for its values: most can be read. */
const entries = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', '"e"', "'f'", '1', 'on', '-1', '1.0', '<<', 'a b', '0755'), VALUE), { minLength: 1, maxLength: 4 });
const mapping = fc.tuple(entries, fc.constantFrom('', '  ', '    '), fc.constantFrom('', 'spec:\n', '- ', 'x: &y {p: q}\nspec:\n')).map(([pairs, indent, before]) => {
  const inner = before.endsWith('\n') && !indent ? '  ' : before === '- ' ? '  ' : indent;
  return `${before}${pairs.map(([key, value], i) => `${before === '- ' && !i ? '' : inner}${key}: ${value.replaceAll('\n', `\n${inner}`)}\n`).join('')}`;
});

/** One value with the brackets, quotes and line ends of flow YAML: where they close does not matter. */
const flow = fc.tuple(
  fc.constantFrom('a: ', 'a:\n  b: ', '- ', '', 'a:\n- '),
  fc.array(fc.constantFrom('[', ']', '{', '}', ',', ', ', ': ', ':', 'a', 'b', '"c"', "'d'", '"e\nf"', '\n', '\n  ', '\n    ', ' ', '1', '~', '-', '- ', '#c\n', ' # c\n', '? ', '*x', '&x ', '!t ', '"', "'", '\t', '\\"', '{}', '[]', '"k": v'), { minLength: 1, maxLength: 10 }),
  fc.constantFrom('\n', ']\n', '}\n', ']}\n', '\n]\n', '\n}\n', '"\n', "'\n", '\nc: d\n', '}\nc: d\n'),
).map(([before, tokens, after]) => `${before}${tokens.join('')}${after}`);

/** A flow collection that closes, with line ends and indents anywhere. */
const { tree } = fc.letrec<{ tree: string; list: string; map: string; word: string }>((tie) => {
  const gap = fc.constantFrom('', '', ' ', ' ', '\n', '\n  ', '\n      ', ' # c\n  ', '\t', '\r\n');
  return {
    word: fc.constantFrom('a', 'b c', '1', '"d"', "'e'", '"f\n  g"', "'h\ni'", '-', '-x', '~', 'j\n  k', '*x', '&z l', '!t m', '!!str 1', 'a:1', 'http://a:80/b', 'a?b', '"\\u0041"', '"n\\\n  o"', '', 'p#q', ':r', '?s', "it's", '@', '%', '|', '>', 'on'),
    list: fc.array(fc.tuple(gap, tie('tree'), gap), { maxLength: 3 }).map((items) => `[${items.map((item) => item.join('')).join(',')}]`),
    map: fc.array(fc.tuple(gap, fc.constantFrom('a', 'b', '"c"', "'d'", 'e f', '1', '<<', 'yes', '? g'), gap, fc.constantFrom(': ', ':', ':\n  '), tie('tree'), gap), { maxLength: 3 }).map((items) => `{${items.map((item) => item.join('')).join(',')}}`),
    tree: fc.oneof({ maxDepth: 3 }, tie('word'), tie('list'), tie('map')),
  };
});
const closed = fc.tuple(fc.constantFrom('a: ', 'x: &x 1\na:\n  b: ', '- ', '', 'a:\n- '), tree, fc.constantFrom('\n', '\nc: d\n', ' # c\n', '')).map((parts) => parts.join(''));

/** Blocks of lines with headers, indents and ends of all kinds. */
const block = fc.tuple(
  fc.constantFrom('a: ', 'a:\n  b: ', '- ', 'a:\n- ', '', 'a:\n  - '), fc.constantFrom('|', '>'), fc.constantFrom('', '-', '+', '2', '1', '-2', '2+', ' # c', '4', '9', '0', '-+', '22'),
  fc.array(fc.tuple(fc.constantFrom('', ' ', '  ', '    ', '      ', '\t', '  \t'), fc.constantFrom('', 'x', 'y z', '# c', '- d', 'e: f', '---', '...', 'é', 'g ', '\t', '"'), fc.constantFrom('\n', '\n', '\n', '\r\n', '')), { maxLength: 5 }),
  fc.constantFrom('', 'c: d\n', '\n\n', '# e\n', '- f\n', '  g: h\n'),
).map(([before, style, header, each, after]) => `${before}${style}${header}\n${each.map((parts) => parts.join('')).join('')}${after}`);

/** Texts of YAML and what is nearly YAML. */
export const texts = fc.oneof(
  { arbitrary: lines, weight: 3 }, { arbitrary: mapping, weight: 3 }, { arbitrary: flow, weight: 1 }, { arbitrary: closed, weight: 3 },
  { arbitrary: block, weight: 2 },
  { arbitrary: fc.array(fc.tuple(fc.constantFrom('', '---\n', '--- # c\n', '---\r\n'), fc.oneof(mapping, closed, block)).map((parts) => parts.join('')), { minLength: 2, maxLength: 3 }).map((each) => each.join('')), weight: 1 },
);
