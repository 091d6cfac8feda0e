import { bind, LANGUAGES } from './bindings';

/** Builds the package of the language on the command line into dist/<language>, or with `--code-only` what it is built of. */
const [name, ...options] = process.argv.slice(2);
const language = LANGUAGES.find((each) => each === name);
if (!language) throw new Error(`no such language; there are ${LANGUAGES.join(', ')}`);
bind(language, 'dist', ...options);
