const CHECKS = 'from jsii._type_checking import cached_type_hints, check_type';
const CALL = /\bjsii\.(create|invoke|sinvoke)\(/g;

/**
 * Python code that jsii-pacmak made, which checks arguments and calls the library by the modules of wheel/: what is wrong is told with the construct, in the
 * words of the library, without the way through the runtime of jsii.
 */
export function plainErrors(code: string): string {
  if (!code.includes(CHECKS)) throw new Error(`no "${CHECKS}" in the code of jsii-pacmak`);
  return code.replace(CHECKS, 'from jsii._type_checking import cached_type_hints\n\nfrom . import _calls\nfrom ._arguments import check_type').replace(CALL, '_calls.$1(');
}
