/** A struct of Python, or a mapping in its place, as it is within a list or a mapping. */
const LOOSE = /((?:Sequence|Mapping)\[(?:builtins\.str, )?)typing\.Union\[("?[\w.]+"?), typing\.Dict\[builtins\.str, typing\.Any\]\]/g;

/**
 * Python code that jsii-pacmak made, without mappings in place of structs where nobody looks at their keys: a struct that is an argument is made of its
 * mapping, which refuses a misspelt key, but those of a list go to the kernel as they are, which drops keys that it does not know, snake_case included.
 * Types and run-time checks then ask for the class.
 */
export function strictStructs(code: string): string {
  return code.replace(LOOSE, '$1$2');
}
