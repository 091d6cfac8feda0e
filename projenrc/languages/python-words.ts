/** What no method or argument of Python is called, of what those of TypeScript are. */
const WORDS = 'and|as|assert|async|await|break|class|continue|def|del|elif|else|except|finally|for|from|global|if|import|in|is|lambda|nonlocal|not|or|pass|raise|return|try|while|with|yield';
const NAME = new RegExp(String.raw`(?<=\.)(?:${WORDS})(?=\()|(?<=[(,]\s*)(?:${WORDS})(?==[^=])`, 'g');

/** Code of Python that jsii-rosetta made, with an underscore behind methods and arguments that are words of the language, as jsii-pacmak names them. */
export function escapeWords(code: string): string {
  return code.replace(NAME, '$&_');
}
