/** Variables that a tool fills in: `${NAME}`, `$NAME`, `$(NAME)`, `{{ name }}`, `{% if %}`, `%NAME%`, `@NAME@`, `__NAME__`. */
const VARIABLE = /\$[{(A-Za-z_]|\{[{%]|%\w+%|@\w+@|__\w+__/;

/** Whether a text is to become another one before it is used: unlike `YOUR_KEY`, which nobody fills in but its author. */
export function hasVariable(text: string): boolean {
  return VARIABLE.test(text);
}
