/** A parameter that may be left out, in a signature. */
const OPTIONAL = /^\s+(\w+): .* = None,$/;
const CHECK = /^(\s+)(check_type\(argname="argument (\w+)".*)$/;

/**
 * Python code that jsii-pacmak made, without type checks of arguments that were left out: a VM has a hundred that may be, and to look for None in the union
 * that is the type of each took more than to make the rest of the VM. What is given is checked as before.
 */
export function skipOmittedArguments(code: string): string {
  const optional = new Set<string>();
  return code.split('\n').map((line) => {
    if (/^\s*def /.test(line)) optional.clear();
    const [, parameter] = OPTIONAL.exec(line) ?? [];
    if (parameter !== undefined) optional.add(parameter);
    const [, indent, check, argument] = CHECK.exec(line) ?? [];
    return argument !== undefined && optional.has(argument) ? `${indent}if ${argument} is not None: ${check}` : line;
  }).join('\n');
}
