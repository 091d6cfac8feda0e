import { escapeWords } from '../../../projenrc/languages/python-words';

test.each([
  ['UpgradeAdvice.of(App(), from="1.8", to="1.9")', 'UpgradeAdvice.of(App(), from_="1.8", to="1.9")'],
  ['UpgradeAdvice.of(App(),\n    from=release)', 'UpgradeAdvice.of(App(),\n    from_=release)'],
  ['kplus.NodeLabelQuery.is("zone", "a")', 'kplus.NodeLabelQuery.is_("zone", "a")'],
  // Names that only hold such a word, and the words themselves.
  ['Size.of(size, import_from=a, rounding=is_whole)', 'Size.of(size, import_from=a, rounding=is_whole)'],
  ['from cdk8s import App', 'from cdk8s import App'],
  ['a = b if (not c) else d == e', 'a = b if (not c) else d == e'],
  ['lambda: a.in_(b, from_=c)', 'lambda: a.in_(b, from_=c)'],
])('%s', (code, escaped) => {
  expect(escapeWords(code)).toBe(escaped);
});
