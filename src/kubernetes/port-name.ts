/** `IsValidPortName` of Kubernetes: a name that no number can be taken for. */
const FORM = /^(?=.{1,15}$)(?=.*[a-z])[a-z0-9]+(?:-[a-z0-9]+)*$/;

export const PORT_NAME_WORDS = 'at most 15 lower-case letters, digits and -, one letter at least';

export function isPortName(text: string): boolean {
  return FORM.test(text);
}
