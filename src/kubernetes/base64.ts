const FORM = /^[A-Za-z\d+/]*={0,2}$/;

/** Whether it is padded standard base64, on one line. It may be as long as a Secret: a group repeated for each four characters would not fit on a stack. */
export function isBase64(text: string): boolean {
  return text.length % 4 === 0 && FORM.test(text);
}
