import { bind, LANGUAGES } from './bindings';

/** Builds the package of the language on the command line into dist/<language>. */
const language = LANGUAGES.find((each) => each === process.argv[2]);
if (!language) throw new Error(`no such language; there are ${LANGUAGES.join(', ')}`);
bind(language, 'dist');
