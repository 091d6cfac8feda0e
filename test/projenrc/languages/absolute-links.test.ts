import { version } from '../../../package.json';
import { absoluteLinks } from '../../../projenrc/languages/absolute-links';

const AT = 'https://github.com/cdk8s-kubevirt/cdk8s-kubevirt';

test.each([
  ['[API](API.md), [`diff`](docs/commands.md#diff)', `[API](${AT}/blob/v${version}/API.md), [\`diff\`](${AT}/blob/v${version}/docs/commands.md#diff)`],
  ['<img alt="a" src="docs/a.png"><source srcset="docs/b.png">', `<img alt="a" src="${AT}/raw/v${version}/docs/a.png"><source srcset="${AT}/raw/v${version}/docs/b.png">`],
  ['[cdk8s](https://cdk8s.io), [releases](#which-releases), f(a)', '[cdk8s](https://cdk8s.io), [releases](#which-releases), f(a)'],
])('%s', (markdown, absolute) => {
  expect(absoluteLinks(markdown)).toBe(absolute);
});
