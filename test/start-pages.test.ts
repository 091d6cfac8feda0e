import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../projenrc/assembly';
import { examples } from '../projenrc/examples/catalog';
import { MAIN, ported, Ported } from '../projenrc/languages/toolchain';

const LANGUAGES = Object.keys(MAIN) as Ported[];

test.each(LANGUAGES)('the page about %s shows the quickstart as it is run', (language) => {
  const page = readFileSync(join(ROOT, 'docs', 'start', `${language}.md`), 'utf8');
  expect(page).toContain(`\`\`\`${language}\n${readFileSync(join(ROOT, 'examples', 'quickstart', MAIN[language]), 'utf8')}\`\`\`\n`);
});

test('what is ported to one language is ported to all', () => {
  const [first, ...others] = LANGUAGES.map(ported);
  expect(others).toEqual([first, first]);
  expect(examples()).toEqual(expect.arrayContaining(first));
});
