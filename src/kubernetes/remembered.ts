/** Answers are kept for as many texts, and for none that is longer: keys and words that come again are short. */
const [MOST, LONGEST] = [4_096, 100];

/** The same answers, found once for each of the texts that come again and again. */
export function remembered<T extends boolean | string | number>(answerTo: (text: string) => T): (text: string) => T {
  const answers = new Map<string, T>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    const answer = answerTo(text);
    if (answers.size < MOST && text.length <= LONGEST) answers.set(text, answer);
    return answer;
  };
}
