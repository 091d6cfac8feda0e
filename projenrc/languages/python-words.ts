/** What no method or argument of Python is called, of what those of TypeScript are. */
const WORDS = 'and|as|assert|async|await|break|class|continue|def|del|elif|else|except|finally|for|from|global|if|import|in|is|lambda|nonlocal|not|or|pass|raise|return|try|while|with|yield';
const NAME = new RegExp(String.raw`(?<=\.)(?:${WORDS})(?=\()|(?<=[(,]\s*)(?:${WORDS})(?==[^=])`, 'g');

/** Python code, in whose examples jsii-rosetta has called methods and arguments by words of the language, with an underscore behind them, as jsii-pacmak names them. */
export function escapeWords(code: string): string {
  return code.replace(NAME, '$&_');
}
